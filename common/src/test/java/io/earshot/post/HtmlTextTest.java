package io.earshot.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>one</p><p>two</p>                          | one\\n\\ntwo",
                "<p>one<br>two<br />three</p>                  | one\\ntwo\\nthree",
                "one<br><br>two                                | one\\n\\ntwo",
                "<ul><li>one</li><li>two</li></ul>             | one\\ntwo",
                "<p>a <b>bold</b> word,<i> too</i></p>         | a bold word, too",
                "'one\ntwo'                                    | one two",
                "5 &lt; 6 &amp;&amp; 7 &gt; 6                  | 5 < 6 && 7 > 6",
                "&quot;it&#39;s&quot; caf&eacute; &#x1F621;    | \"it's\" café 😡",
                "&amp;amp;                                     | &amp;",
                "&unknown; & &#; &#xZZ; &#0;                   | &unknown; & &#; &#xZZ; \uFFFD",
                "1 < 2 <3 and <                                | 1 < 2 <3 and <",
                "an <a href=\"unfinished                       | an <a href=\"unfinished",
                "a<!-- comment -->b                            | ab",
                "a<script>if (x > 1) alert('x')</script>b      | ab",
                "a<script>never closed                         | a",
                "''                                            | ''",
            })
    void showsWhatAReaderSees(String html, String text) {
        assertThat(HtmlText.of(html).text()).isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void linksAreKeptOnceButNotThoseOfMentionsAndHashtags() {
        HtmlText html =
                HtmlText.of("<a href=\"https://a.example/?x=1&amp;y=2\">a</a> <a href='https://b.example/'>b</a>"
                        + "<a href=\"https://a.example/?x=1&amp;y=2\">again</a>"
                        + "<a href=\"https://social.example/@acme\" class=\"u-url mention\">@acme</a>"
                        + "<a href=\"https://social.example/tags/x\" class=\"mention hashtag\">#x</a>"
                        + "<a href=\"mailto:pat@example.org\">mail</a><a>none</a><a href=>none</a><a href>none</a>");

        assertThat(html.links()).containsExactly("https://a.example/?x=1&y=2", "https://b.example/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<", "<a", "<a ", "<a href=\"", "&", "&#", "<script>", "<a href=\"http://x\">", "</", "<br>"})
    @Timeout(30) // quadratic work on a megabyte would take minutes
    void takesNoLongerPerCharacterOnHostileText(String piece) {
        String html = piece.repeat((1 << 20) / piece.length());

        assertThat(HtmlText.of(html).text()).hasSizeLessThanOrEqualTo(html.length());
    }
}
