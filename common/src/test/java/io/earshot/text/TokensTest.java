package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.text.Token.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokensTest {

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
            ok :-) :( <3 </3 ;D            | WORD:ok EMOTICON::) EMOTICON::( EMOTICON::) EMOTICON::( EMOTICON::)
            at 3:00 (see: this)            | WORD:at NUMBER:3:00 BREAK:( WORD:see BREAK:: WORD:this BREAK:)
            👍🏿❤️                            | EMOJI:👍 EMOJI:❤
            Q&amp;A &lt;3                  | WORD:q WORD:a EMOTICON::)
            𝐁𝐨𝐥𝐝 ＦＵＬＬ                    | WORD:bold WORD:full
            my [email] and [x]             | WORD:my PLACEHOLDER:[email] WORD:and WORD:x
            """)
    void cutsAPostIntoPieces(String text, String pieces) {
        assertThat(Tokens.of(text).stream()
                        .map(token -> token.kind() + ":" + token.text())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(pieces);
    }

    @Test
    void remembersHowAWordWasWritten() {
        List<Token> tokens = Tokens.of("WHY nooo I");

        assertThat(tokens)
                .containsExactly(
                        new Token(Kind.WORD, "why", true, false),
                        new Token(Kind.WORD, "noo", false, true),
                        new Token(Kind.WORD, "i", false, false));
    }
}
