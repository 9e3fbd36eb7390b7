package io.earshot.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Span;
import io.earshot.number.NumberPattern;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PersonalDataTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mail me at john.doe+x@example.co.uk. Thanks   | mail me at [email]. Thanks
            <JÖRG@münchen.example>                         | <[email]>
            name [at] host [dot] com                       | [email]
            name(at)host.com, ok                           | [email], ok
            https://shop.example/a?mail=foo%40bar.com&b=1  | https://shop.example/a?mail=[email]&b=1
            call (555) 123-4567 now                        | call [phone] now
            it is +1 555 123 4567                          | it is [phone]
            +49 (0)30 1234567                              | [phone]
            (+44) 20 7946 0958                             | [phone]
            0044 20 7946 0958!                             | [phone]!
            tel:+442079460958                              | tel:[phone]
            ring 020 7946 0958                             | ring [phone]
            (020) 7946 0958                                | [phone]
            01 23 45 67 89                                 | [phone]
            8 (912) 345-67-89                              | [phone]
            my number is 2125551234                        | my number is [phone]
            WhatsApp: 612 34 56 78                         | WhatsApp: [phone]
            98765 43210                                    | [phone]
            612 34 56 78 is my number                      | [phone] is my number
            ok 5551234567 (cell)                           | ok [phone] (cell)
            612345678 call me!                             | [phone] call me!
            612345678 ist meine neue Handynummer           | [phone] ist meine neue Handynummer
            o meu número é 912345678                       | o meu número é [phone]
            +٩٦٦ ٥٠ ١٢٣ ٤٥٦٧                               | [phone]
            my card 4111 1111 1111 1111 exp 12/26          | my card [card] exp 12/26
            5555-5555-5555-4444                            | [card]
            378282246310005.                               | [card].
            pay DE89 3704 0044 0532 0130 00 and go         | pay [iban] and go
            gb29nwbk60161331926819                         | [iban]
            IBANDE89370400440532013000                     | IBAN[iban]
            """)
    void hidesPersonalData(String text, String redacted) {
        assertThat(PersonalData.common().redact(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order 1234567890 is late",
                "order #112-1234567-1234567",
                "Ref: 0123456789",
                "invoice no. 4111111111111111",
                "my card 4111 1111 1111 1112",
                "pay DE88 3704 0044 0532 0130 00",
                "2010-2014, 2019/2020 and 01.02.2024 12 30",
                "from 09:00-17:00 on 2024-01-15",
                "$1,234,567.00 or 1 234 567 people, 1.234.567 views",
                "1234567 followers and 12345678 views",
                "12345678 is my order number",
                "12345678 is my account number, call me",
                "1234567 views. Call me",
                "2345678 people call the hotline",
                "pi is 3.14159265358",
                "at 40.712776, -74.005974",
                "host 192.168.100.200",
                "https://t.co/4111111111111111",
                "https://shop.example/item/02079460958?ref=447911123456",
                "www.shop.example/447911123456",
                "t.co/442079460958",
                "@user4155551234 and #4155551234",
                "@someone@server.example says hi",
                "icon@2x.png",
                "tweet 1234567890123456789",
                "won 3-2, 21-19, 105-98",
                "call 911 or 112",
                "room 101, gate 42, flight BA2490",
                "+1 for this, +100",
                "a@b and @ and user@localhost"
            })
    void leavesOtherNumbersAndSigns(String text) {
        assertThat(PersonalData.common().redact(text)).isEqualTo(Redaction.none(text));
    }

    @Test
    void namesEachKindOnceAndTellsWhereTheyStood() {
        Redaction redaction = PersonalData.common().redact("a@b.io, +442079460958, c@d.io");

        assertThat(redaction.text()).isEqualTo("[email], [phone], [email]");
        assertThat(redaction.kinds()).containsExactly("email", "phone");
        assertThat(redaction.removed()).containsExactly(new Span(0, 6), new Span(8, 21), new Span(23, 29));
        assertThat(redaction.placed()).containsExactly(new Span(0, 7), new Span(9, 16), new Span(18, 25));
    }

    @Test
    void whatIsRedactedHasNothingLeftToHide() {
        String text = "a@b.io, +44 20 7946 0958, 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00, wa.me/447911123456";
        String redacted = PersonalData.common().redact(text).text();

        assertThat(redacted).isEqualTo("[email], [phone], [card], [iban], wa.me/[phone]");
        assertThat(PersonalData.common().redact(redacted)).isEqualTo(Redaction.none(redacted));
    }

    @Test
    void aNumberThatAnswersToTwoKindsIsTheFirstOfThem() {
        List<String> kinds =
                PersonalData.common().redact("call 4111 1111 1111 1111").kinds();

        assertThat(kinds).containsExactly("card");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AC-123456 and booking X7KQ2B            | [order] and booking [booking]
            AC-123456@acme.example                  | [email]
            https://acme.example/track?o=AC-123456  | https://acme.example/track?o=[order]
            call 020 7946 0958 about AC-123456      | call [phone] about [order]
            card 4111 1111 1111 1111                | card [card]
            booking ABCDEF, nothing else            | booking [booking], nothing else
            member K4111111111111111                | member [member]
            """)
    void hidesABrandsOwnNumbers(String text, String redacted) {
        PersonalData ofAcme = PersonalData.with(List.of(
                new NumberPattern("order", "AC-\\d{6}"),
                new NumberPattern("booking", "booking ([A-Z0-9]{6})"),
                new NumberPattern("member", "K\\d{16}")));

        assertThat(ofAcme.redact(text).text()).isEqualTo(redacted);
    }

    @Test
    void theSamePatternsAreMadeOnce() {
        List<NumberPattern> patterns = List.of(new NumberPattern("order", "AC-\\d{6}"));

        assertThat(PersonalData.with(patterns)).isSameAs(PersonalData.with(List.copyOf(patterns)));
        assertThat(PersonalData.with(List.of())).isSameAs(PersonalData.common());
    }
}
