package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.Names;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Ruling;
import io.earshot.mention.Span;
import io.earshot.number.NumberPattern;
import io.earshot.post.BadPostException;
import io.earshot.post.Post;
import io.earshot.post.PostDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MentionsTest {
    private static final List<NumberPattern> NUMBERS = List.of(new NumberPattern("order", "AC-?\\d{6}"));

    private final Mentions mentions = new Mentions(Understanding.load());

    private static Post post(String json) throws BadPostException {
        return new PostDecoder()
                .decode(json.getBytes(StandardCharsets.UTF_8), "earshot")
                .get(0);
    }

    private Mention mention(Post post, QueryMatch... matches) {
        return mentions.of(post, "acme", List.of(), NUMBERS, Names.NONE, List.of(matches), false, false, Ruling.NONE);
    }

    @Test
    void noFieldThatPeopleFillHasPersonalData() throws BadPostException {
        Mention mention = mention(post("""
                {"id": "x:1", "platform": "x", "createdAt": "2026-11-22T12:00:00Z",
                 "author": {"handle": "pat"},
                 "text": "@acme where is AC-123456? pat@example.org #AC123456 #late",
                 "url": "https://forum.example/t/AC-123456?by=pat%40example.org",
                 "links": ["https://acme.example/track/AC-123456", "https://wa.me/447911123456"],
                 "hashtags": ["AC123456", "late"],
                 "mentions": ["acme"],
                 "media": ["https://img.example/pat@example.org/1.png"]}
                """));

        assertThat(mention.post().text()).isEqualTo("@acme where is [order]? [email] #[order] #late");
        assertThat(mention.post().url()).isEqualTo("https://forum.example/t/AC-123456?by=[email]");
        assertThat(mention.post().links())
                .containsExactly("https://acme.example/track/[order]", "https://wa.me/[phone]");
        assertThat(mention.post().hashtags()).containsExactly("late");
        assertThat(mention.post().mentions()).containsExactly("acme");
        assertThat(mention.post().media()).containsExactly("https://img.example/[email]/1.png");
        assertThat(mention.personalData()).containsExactly("email", "order", "phone");
        assertThat(mention.words()).doesNotContain("pat", "123456");
        assertThat(Json.string(mention)).doesNotContain("pat@", "7911123456");
    }

    @Test
    void spansOfQueriesMoveWithTheText() throws BadPostException {
        Post post = post("""
                {"id": "x:1", "platform": "x", "createdAt": "2026-11-22T12:00:00Z", "author": {"handle": "pat"},
                 "text": "AC-123456 of acme"}
                """);

        Mention mention = mention(post, new QueryMatch("main", List.of(new Span(13, 17))));

        assertThat(mention.post().text()).isEqualTo("[order] of acme");
        assertThat(mention.queries().get(0).spans()).containsExactly(new Span(11, 15));
    }
}
