package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.text.Piece.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PiecesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            Why IS it down?!               | WORD:why WORD:is WORD:it WORD:down EXCLAMATION:?!
            @Acme_Help #AcmeDown           | HANDLE:acme_help HASHTAG:acmedown
            @me@server.example: hi         | HANDLE:me@server.example BREAK:: WORD:hi
            see https://a.example/b?c now  | WORD:see LINK: WORD:now
            see t.co/xYz and www.a.example | WORD:see LINK: WORD:and LINK:
            don’t, I`m                     | WORD:don't BREAK:, WORD:i'm
            sooooo goood                   | WORD:soo WORD:good
            1,200.50 3rd 09:30             | NUMBER:1,200.50 NUMBER:3rd NUMBER:09:30
            ok :-))) :( <3 </3 ;D xD       | WORD:ok EMOTICON::) EMOTICON::( EMOTICON:<3 EMOTICON:</3 EMOTICON::D EMOTICON::D
            :'( :/ ^_^ -_- T_T (: >:( =P   | EMOTICON::'( EMOTICON::/ EMOTICON::) EMOTICON:-_- EMOTICON::'( EMOTICON::) EMOTICON::( EMOTICON::P
            x :Door 4:30) text:)x          | WORD:x BREAK:: WORD:door NUMBER:4:30 BREAK:) WORD:text EMOTICON::) WORD:x
            =@acme via:@acme :@ no:@       | HANDLE:acme WORD:via BREAK:: HANDLE:acme EMOTICON::( WORD:no EMOTICON::(
            Delta (DAL): late x=3 c:\\users | WORD:delta BREAK:( WORD:dal BREAK:) BREAK:: WORD:late WORD:x NUMBER:3 WORD:c BREAK:: WORD:users
            call:(555) lol:D ok :(why      | WORD:call BREAK:: BREAK:( NUMBER:555 BREAK:) WORD:lol EMOTICON::D WORD:ok EMOTICON::( WORD:why
            f*** sh*t *so* good** b**      | WORD:f*** WORD:sh*t WORD:so WORD:good WORD:b**
            qué ¡no! какой؟ ＷＨＡＴ？！        | WORD:qué BREAK:¡ WORD:no EXCLAMATION:! WORD:какой EXCLAMATION:? WORD:what EXCLAMATION:?!
            你好 สวัสดี 한국어 test手机           | WORD:你好 WORD:สวัสดี WORD:한국어 WORD:test WORD:手机
            🇩🇪 👩‍💻 ❤️‍🔥                      | EMOJI:🇩🇪 EMOJI:👩 EMOJI:❤
            ｐаypal a​b re­fund          | WORD:paypal WORD:ab WORD:refund
            at 3:00 (see: this)            | WORD:at NUMBER:3:00 BREAK:( WORD:see BREAK:: WORD:this BREAK:)
            👍🏿❤️                            | EMOJI:👍 EMOJI:❤
            Q&amp;A &lt;3                  | WORD:q WORD:a EMOTICON:<3
            𝐁𝐨𝐥𝐝 ＦＵＬＬ                    | WORD:bold WORD:full
            my [email] and [x]             | WORD:my PLACEHOLDER:[email] WORD:and WORD:x
            """)
    void cutsAPostIntoPieces(String text, String pieces) {
        assertThat(Pieces.of(text).stream()
                        .map(piece -> piece.kind() + ":" + piece.text())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(pieces);
    }

    @Test
    void remembersHowAWordWasWritten() {
        List<Piece> pieces = Pieces.of("WHY nooo I");

        assertThat(pieces)
                .containsExactly(
                        new Piece(Kind.WORD, "why", 0, 3, true, false),
                        new Piece(Kind.WORD, "noo", 4, 8, false, true),
                        new Piece(Kind.WORD, "i", 9, 10, false, false));
    }

    @Test
    void piecesStandWhereThePostHasThem() {
        String text = "I &lt;3 caf&eacute; 👩‍💻! @me@a.example :)) f*** [email] x.co/a";
        assertThat(Pieces.of(text))
                .extracting(piece -> text.substring(piece.start(), piece.end()))
                .containsExactly(
                        "I", "&lt;3", "caf&eacute;", "👩‍💻", "!", "@me@a.example", ":))", "f***", "[email]", "x.co/a");
    }

    @Test
    void anyTextIsCutWithoutOverlapsAndWithoutSplittingPairs() {
        String[] parts = {
            "a", "Zz", "\ud83d", "\ude00", "😀", "🏽", "\u200d", "é", "e\u0301", "&amp;", "&#39;", "&", ";", "*", ":",
            ")", "(", "D", "x", "@", "#", "_", "[email]", "[", " ", "\n", ".", "/", "http://", "www.", "手", "ไ", "ำ",
            "한", "ا", "1", "!", "？", "<3", "'", "’", "\u00ad", "$", "🇩", "🇪", "\u0000", "\uffff", "İ", "ß", "ﷺ",
            "\ufe0f"
        };
        Random random = new Random(42);
        for (int n = 0; n < 40_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            int end = 0;
            for (Piece piece : Pieces.of(text.toString())) {
                assertThat(piece.start()).as(text.toString()).isGreaterThanOrEqualTo(end);
                assertThat(piece.end()).as(text.toString()).isGreaterThan(piece.start());
                end = piece.end();
                assertThat(splitsPair(text, piece.start()) || splitsPair(text, end))
                        .as(text.toString())
                        .isFalse();
            }
            assertThat(end).isLessThanOrEqualTo(text.length());
        }
    }

    private static boolean splitsPair(CharSequence text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}
