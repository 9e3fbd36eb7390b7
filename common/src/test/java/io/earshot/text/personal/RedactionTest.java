package io.earshot.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactionTest {
    private static final String TEXT = "acme: a@b.io or +442079460958, acme";
    private static final Redaction REDACTION = PersonalData.common().redact(TEXT);

    @ParameterizedTest
    @CsvSource({
        "0, 4, acme",
        "13, 15, or",
        "31, 35, acme",
        "6, 12, [email]",
        "8, 10, [email]",
        "0, 8, acme: [email]",
        "20, 35, '[phone], acme'",
        "0, 35, 'acme: [email] or [phone], acme'"
    })
    void movesASpanToWhereItsTextWent(int start, int end, String moved) {
        Span span = REDACTION.move(new Span(start, end));

        assertThat(REDACTION.text().substring(span.start(), span.end())).isEqualTo(moved);
    }
}
