package io.earshot.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AC-\\d{6}",
                "AC[- ]?\\d{6,9}",
                "\\d{3}-\\d{7}-\\d{7}",
                "\\d{8}",
                "(?:booking|PNR):? ([A-Z0-9]{6})",
                "order (?:no\\.? |number )?#?(\\d{5,12})",
                "ACME-[A-Z]{5}",
                "[A-Z]{2}\\d{9}[A-Z]{2}",
                "订单(\\d{4})",
                "\\[\\d{4}[^\\]]\\]"
            })
    void takesWhatNumbersLookLike(String pattern) {
        assertThat(PatternCheck.pattern(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            AC-\\d+             | 5  | + has no end; say how many at most, such as {1,12}
            AC-\\d*             | 5  | * has no end
            AC-\\d{6,}          | 5  | expected {n} or {n,m}
            AC-\\d{900}         | 5  | expected {n} or {n,m}
            (?:AC-\\d{90}){3}   | 0  | longer than 200 characters
            AC-(\\d{6}          | 3  | never closed
            AC-\\d{6})          | 8  | closes nothing
            AC-[0-9             | 3  | never closed
            AC-[9-0]            | 4  | 9-0
            (AC)-(\\d{6})       | 5  | a second group
            AC-(?=\\d{6})       | 3  | only (?:
            AC-\\d{6}\\1        | 8  | there is no \\1 here
            AC-\\d{6}\\p{L}     | 8  | there is no \\p here
            AC-\\d{6}\\         | 8  | expected a character
            ^AC-\\d{6}          | 0  | ^ is not needed
            AC-\\d{6}$          | 8  | $ is not needed
            AC-\\d{3}{2}        | 8  | said already
            ?AC-\\d{6}          | 0  | nothing stands before ?
            (?:AC)?             | 0  | matches nothing at all
            order (\\d{0,6})    | 6  | matches nothing at all
            """)
    void refusesWhatCannotBeRead(String pattern, int offset, String message) {
        PatternFault fault = PatternCheck.pattern(pattern).orElseThrow();

        assertThat(fault.message()).contains(message);
        assertThat(fault.offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [A-Z0-9]{6}       | Monday
            \\w{8}            | interest
            \\d{4}            | 1999
            [A-Z]{2}\\d{3,4}  | MH370
            .{5}              | order
            order (.{1,9})    | since
            """)
    void refusesWhatWouldHideOrdinaryWords(String pattern, String hidden) {
        assertThat(PatternCheck.pattern(pattern).orElseThrow().message())
                .contains("would hide ordinary words and numbers, such as " + hidden);
    }

    @Test
    void aKindIsANameOfItsOwn() {
        assertThat(PatternCheck.kind("order")).isEmpty();
        assertThat(PatternCheck.kind("frequent-flyer")).isEmpty();
        assertThat(PatternCheck.kind("email").orElseThrow()).contains("is found for every brand");
        assertThat(PatternCheck.kind("My order").orElseThrow()).contains("found My order");
        assertThat(PatternCheck.kind("").orElseThrow()).contains("expected order, booking");
    }
}
