package io.earshot.bench;

import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mentions as care hears them: text, names and ids as long as X's, and no two with the same words. */
final class CareMentions {
    private static final Actionable ASKS = new Actionable(true, 0.9);
    private static final Actionable ASKS_NOTHING = new Actionable(false, 0.9);
    private static final long FIRST_ID = 1_990_000_000_000_000_000L;
    private static final int TEXT_CHARACTERS = 171;
    private static final Vocabulary WORDS = new Vocabulary();
    private static final int WORDS_USED = 5_000;

    private CareMentions() {}

    static String brand(long number) {
        return "brand-" + number;
    }

    static String postId(long number) {
        return "x:" + (FIRST_ID + number * 7_919);
    }

    /** A customer asks for something, in a thread of their own. */
    static Mention question(long number, String brand, Instant at) {
        return mention(number, brand, author(number), at, null, true);
    }

    /**
     * A customer writes in the thread of another post.
     *
     * @param asks whether they want something more
     */
    static Mention more(long number, String brand, long customer, long root, Instant at, boolean asks) {
        return mention(number, brand, author(customer), at, postId(root), asks);
    }

    /** The brand answers the post that began a thread. */
    static Mention answer(long number, String brand, long root, Instant at) {
        Author own = new Author(brand, brand, "The brand", 250_000L, true);
        return mention(number, brand, own, at, postId(root), false);
    }

    private static Mention mention(
            long number, String brand, Author author, Instant at, @Nullable String root, boolean asks) {
        String id = postId(number);
        boolean own = brand.equals(author.handle());
        Post post = new Post(
                id,
                Platform.X,
                root == null ? PostKind.POST : PostKind.REPLY,
                author,
                text(number),
                "en",
                at,
                at,
                root,
                root == null ? id : root,
                null,
                0L,
                number % 5,
                number % 3,
                100 + number % 1_000,
                null,
                null,
                "https://x.example/" + author.handle() + "/status/" + (FIRST_ID + number * 7_919),
                List.of(),
                List.of(),
                List.of("@" + brand),
                List.of());
        return new Mention(
                Mention.id(brand, id),
                brand,
                post,
                List.of(),
                true,
                own,
                new Language("en", 0.97),
                new Sentiment(number % 3 == 0 ? Sentiment.Label.NEUTRAL : Sentiment.Label.NEGATIVE, -0.4, 0.9),
                new Intent(number % 2 == 0 ? Intent.Label.QUESTION : Intent.Label.COMPLAINT, 0.8),
                0.3,
                asks ? ASKS : ASKS_NOTHING,
                List.of(),
                List.of(),
                100 + number % 1_000,
                Map.of("intent", "en-1f3a9c04", "sentiment", "en-77d0a1be"),
                List.of(),
                List.of(),
                null);
    }

    private static Author author(long customer) {
        return new Author(
                Long.toString(1_000_000_000L + customer * 31), "customer" + customer, "A customer", 300L, false);
    }

    private static String text(long number) {
        StringBuilder text = new StringBuilder(TEXT_CHARACTERS);
        long seed = number;
        while (text.length() < TEXT_CHARACTERS) {
            seed = seed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            text.append(WORDS.word((int) Math.floorMod(seed >>> 33, (long) WORDS_USED)))
                    .append(' ');
        }
        text.setLength(TEXT_CHARACTERS);
        return text.toString();
    }
}
