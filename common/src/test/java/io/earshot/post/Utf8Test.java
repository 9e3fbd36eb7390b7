package io.earshot.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "plain text of ASCII", "a line\nand a \"quote\""})
    void asciiWithoutBackslashIsPlain(String text) {
        assertThat(Utf8.isPlain(bytes(text))).isTrue();
    }

    @Test
    void aBackslashOrAnyOtherCharacterAnywhereIsNotPlain() {
        for (String odd : new String[] {"\\", "é", "😡"}) {
            for (int before = 0; before < 20; before++) {
                for (int after = 0; after < 20; after++) {
                    String text = "x".repeat(before) + odd + "x".repeat(after);
                    assertThat(Utf8.isPlain(bytes(text))).as(text).isFalse();
                }
            }
        }
    }

    @Test
    void anEscapeIsFoundAnywhere() {
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                String start = "x".repeat(before);
                String end = "x".repeat(after);
                assertThat(Utf8.hasUnicodeEscape(bytes(start + "\\ud83d" + end)))
                        .isTrue();
                assertThat(Utf8.hasUnicodeEscape(bytes(start + "\\n" + end + "\\")))
                        .isFalse();
            }
        }
    }

    @Test
    void agreesWithTheLibraryOnWhatIsUtf8() {
        Random random = new Random(11);
        int[] interesting = {
            0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x9F, 0xA0, 0x8F, 0x90
        };
        int malformed = 0;
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(12)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) interesting[random.nextInt(interesting.length)];
            }
            boolean wellFormed = isUtf8(bytes);
            malformed += wellFormed ? 0 : 1;
            assertThat(Utf8.firstBad(bytes) < 0)
                    .as(java.util.HexFormat.of().formatHex(bytes))
                    .isEqualTo(wellFormed);
        }
        assertThat(malformed).isBetween(1, 199_999);
    }

    @Test
    void theFirstBadByteIsNamed() {
        byte[] bytes = bytes("twelve bytes, é and then some");
        bytes[20] = (byte) 0xFF;

        assertThat(Utf8.firstBad(bytes)).isEqualTo(20);
    }

    @Test
    void aSurrogateWithoutPartnerIsReplaced() {
        assertThat(Utf8.withoutLoneSurrogates("a\uD83Db")).isEqualTo("a\uFFFDb");
        assertThat(Utf8.withoutLoneSurrogates("\uDE21\uD83D")).isEqualTo("\uFFFD\uFFFD");
        assertThat(Utf8.withoutLoneSurrogates("\uD83D\uD83D\uDE21")).isEqualTo("\uFFFD😡");
    }

    @Test
    void aWholeTextIsLeftAsItIs() {
        String text = "so angry 😡";
        assertThat(Utf8.withoutLoneSurrogates(text)).isSameAs(text);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
