package io.earshot.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A megabyte, or a quarter of one, of what nobody writes: a finder that went back and forth would not end in this build. */
final class HostileTextTest {
    private static final PersonalData PERSONAL_DATA = PersonalData.with(PostWriter.NUMBERS);
    private static final int MEGABYTE = 1 << 20;
    /** Of what every finder has to look at closely. */
    private static final int LESS = MEGABYTE / 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "@",
                " ",
                "12 ",
                "1 2",
                "1-",
                "+",
                "+1",
                "(",
                "a@",
                "a.",
                "%40",
                "[at]",
                "12 a street ",
                "12 a street, b, c d, ",
                "12 a a a a a st st st st, x y z, x y z, x y z ",
                "street ",
                "i live at ",
                "12 rue de la de la de la a a a a, ",
                "via a a a a 12 ",
                "via via via via 12, ",
                "hauptstraße 12, ",
                "am alten straße str. 12 123 ",
                "call 123456 ",
                "123456 is my my my ",
                "AC-12345",
                "booking ",
                "PNR: code ",
                "DE89",
                "http://a.b/",
                "4111 ",
                "٣",
                "\uD83D",
            })
    void hasNothingToHide(String piece) {
        String text = piece.repeat((piece.length() <= 2 || piece.equals("street ") ? MEGABYTE : LESS) / piece.length());

        assertThat(PERSONAL_DATA.redact(text)).isEqualTo(Redaction.none(text));
    }

    /** Pieces that make up what is looked for, in any order: whatever is found, offsets hold and nothing is left over. */
    @Test
    void nothingBreaksOnAnyMixOfPieces() {
        String[] pieces = {
            " ",
            "\n",
            ",",
            "12",
            "3",
            "a",
            "street",
            "St.",
            "rue",
            "straße",
            "Via",
            "Calle",
            "x@",
            "@",
            "y.com",
            "+44",
            "(",
            ")",
            "DE",
            "89",
            "4111",
            "1111 ",
            "AC-",
            "123456",
            "booking",
            "call",
            "my number",
            "is",
            "I live at",
            "80331 München",
            "SW1A 1AA",
            "%40",
            "[at]",
            "://",
            "\uD83D",
            "\uDE00",
            "٣٤",
            "é",
            "[email]"
        };
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int count = random.nextInt(40);
            for (int j = 0; j < count; j++) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            Redaction redaction = PERSONAL_DATA.redact(text.toString());

            assertThat(redaction.removed()).hasSameSizeAs(redaction.placed());
            for (int j = 0; j < redaction.placed().size(); j++) {
                int start = redaction.placed().get(j).start();
                int end = redaction.placed().get(j).end();
                assertThat(redaction.text().substring(start, end)).matches("\\[[a-z]+]");
            }
            assertThat(redaction.kinds()).isSorted().doesNotHaveDuplicates();
            assertThat(redaction.removed().isEmpty()).isEqualTo(redaction.text().contentEquals(text));
        }
    }
}
