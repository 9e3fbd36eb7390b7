package io.earshot.care;

import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The post that opened an item, as far as the item shows it.
 *
 * @param item id of the item: that of the mention
 * @param thread id of the post that started the conversation
 * @param text its beginning, redacted
 * @param openedAt when the item was opened, by the clock that care runs on
 */
public record Opening(
        String item,
        String thread,
        Platform channel,
        Language language,
        String text,
        @Nullable String url,
        Instant publishedAt,
        Instant openedAt) {

    static Opening of(Mention mention, String thread, Instant now) {
        Post post = mention.post();
        return new Opening(
                mention.mention(),
                thread,
                post.platform(),
                mention.language(),
                excerpt(post.text()),
                post.url(),
                post.createdAt(),
                now);
    }

    /** The beginning of a text, cut between characters. */
    static String excerpt(String text) {
        if (text.length() <= Item.MOST_TEXT) {
            return text;
        }
        int end = Item.MOST_TEXT - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
