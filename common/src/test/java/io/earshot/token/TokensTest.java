package io.earshot.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokensTest {
    private final Tokens tokens = new Tokens();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Hello, World!                  | hello world
                    Acme's l'Acme don't            | acme's/acme l'acme/acme don't
                    1,000.50 9.99, v2.0 3. 4       | 1,000.50 9.99 v2.0 3 4
                    a_b a-b a/b a&b                | a b a b a b a b
                    #Tag ##Tag a#Tag &#39;         | #tag #tag a tag
                    AT&amp;T don&#39;t &lt;3 &x; &# | at t don't 3 x
                    @Me .@me me@me.com @me's @ me  | @me @me me me com @me me
                    @a.b.c @a-b @a@b.c             | @a b c @a b @a b c
                    $ACME $5 US$ACME $             | $acme 5 us acme
                    http://a.b/c?d=e (https://f)   | URL URL
                    www.a.b www. WWW.A             | URL www URL
                    seehttp://a.b x://y            | see URL URL
                    你好http://a.b你好               | 你 好 URL 你 好
                    👍🏽👍 👩‍💻❤️                     | 👍 👍 👩‍💻/👩 ❤
                    🇩🇪🇫🇷                           | 🇩🇪 🇫🇷
                    1️⃣ #️⃣                           | 1
                    iPhone手机 한국어                  | iphone 手 机 한 국 어
                    ทำ ทํา ำ ໝ ຫມ ゟ               | ทํ า ทํ า า ຫ ມ ຫ ມ よ り
                    Acme™ ©2026 50% €5 ½           | acme 2026 50 5
                    ’tis rock’n’roll ‘x’           | tis rock'n'roll x
                    """)
    void readsTokens(String text, String expected) {
        assertThat(String.join(" ", read(text, false))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "@a.b.c, @a.b.c",
        "@a-b., @a-b",
        "@a@b.c d, @a@b.c d",
        "@a@ b, @a b",
        "@a.b's c, @a.b c",
        "@a@b@c, @a@b c"
    })
    void readsNamesWithDotsWhereAPlatformHasThem(String text, String expected) {
        assertThat(String.join(" ", read(text, true))).isEqualTo(expected);
    }

    @Test
    void placesAreThoseOfTheOriginalBeforeReferencesWereResolved() {
        assertThat(spans("&lt;b&gt; caf&eacute; can&#39;t &#x1F600;!"))
                .containsExactly("b", "caf&eacute;", "can&#39;t", "&#x1F600;");
    }

    @Test
    void everyLetterReadsAsWhatItFoldsTo() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            byte type = CharClass.of(c);
            if (type != CharClass.LETTER && type != CharClass.DIGIT && type != CharClass.SINGLE) {
                continue;
            }
            List<String> read = read(Character.toString(c), false);
            String folded = String.join("", read);
            if (read.isEmpty() || !read(folded, false).equals(read)) {
                fail("U+%X reads as %s, which reads as %s", c, read, read(folded, false));
            }
        }
    }

    @Test
    void everyMarkLeavesASignOrLetterOneTokenThatReadsAsItFolds() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (CharClass.of(c) != CharClass.MARK) {
                continue;
            }
            for (String before : List.of("果", "カ", "ก", "a", "α", "ب")) {
                tokens.read(before + Character.toString(c), false);
                String folded = tokens.foldedText(0);
                tokens.read(folded, false);
                if (tokens.count != 1 || !tokens.foldedText(0).equals(folded)) {
                    fail("%s and U+%X fold to %s, which does not read as one token of that text", before, c, folded);
                }
            }
        }
    }

    @Test
    void offsetsAreThoseOfTheOriginal() {
        String text = "😡 ＡＣＭＥ’s cafe\u0301\u200B, \u200B#T\u00ADag";

        assertThat(spans(text)).containsExactly("😡", "ＡＣＭＥ’s", "ＡＣＭＥ", "cafe\u0301", "#T\u00ADag");
    }

    private List<String> spans(String text) {
        tokens.read(text, false);
        List<String> spans = new ArrayList<>();
        for (int form = 0; form < tokens.forms; form++) {
            spans.add(text.substring(tokens.start[form], tokens.end[form]));
        }
        return spans;
    }

    /** The tokens with their signs, the forms of one with slashes between. */
    private List<String> read(String text, boolean dottedHandles) {
        tokens.read(text, dottedHandles);
        List<String> read = new ArrayList<>();
        for (int form = 0; form < tokens.forms; form++) {
            String shown =
                    switch (tokens.kind[form]) {
                        case Tokens.TAG -> "#" + tokens.foldedText(form);
                        case Tokens.HANDLE -> "@" + tokens.foldedText(form);
                        case Tokens.CASHTAG -> "$" + tokens.foldedText(form);
                        case Tokens.URL -> "URL";
                        default -> tokens.foldedText(form);
                    };
            if (tokens.position[form] < read.size()) {
                read.set(read.size() - 1, read.get(read.size() - 1) + "/" + shown);
            } else {
                read.add(shown);
            }
        }
        assertThat(read).hasSize(tokens.count);
        return read;
    }
}
