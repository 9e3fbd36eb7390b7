package io.earshot.customer;

import static io.earshot.mention.MentionBuilder.mention;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.PostKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is known of an author when a post of theirs comes. */
final class CustomerFileTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private CustomerFile file = new CustomerFile(CustomerFileState.empty());

    @Test
    void strangerIsUnknown() {
        assertThat(asks("x:1", 0)).isEqualTo(CustomerContext.UNKNOWN);
    }

    @Test
    void remembersWhatTheAuthorWroteBefore() {
        file.hear(at("x:1", 0, -0.75), true, "x:1");
        file.hear(at("x:2", 1, 0.25), false, "x:2");
        file.hear(at("x:3", 2, null), true, "x:3");

        History history = asks("x:4", 3).history();

        assertThat(history.items()).isEqualTo(2);
        assertThat(history.firstAt()).isEqualTo(START);
        assertThat(history.lastAt()).isEqualTo(START.plus(Duration.ofDays(2)));
        assertThat(history.sentiment()).isEqualTo(-0.25);
    }

    @Test
    void conversationCountsOnceHoweverOftenTheyAskInIt() {
        file.hear(at("x:1", 0, null), true, "x:1");
        file.hear(at("x:2", 1, null), true, "x:1");
        file.hear(at("x:3", 2, null), true, "x:1");

        assertThat(asks("x:4", 3).history().items()).isEqualTo(1);
    }

    @Test
    void mentionThatIsHeardTwiceChangesNothing() {
        asks("x:1", 0);
        CustomerFileState once = file.state();
        asks("x:1", 0);

        assertThat(file.state()).isEqualTo(once);
    }

    @Test
    void lateMentionComesBeforeTheFirst() {
        asks("x:2", 5);
        asks("x:1", 1);

        History history = asks("x:3", 6).history();
        assertThat(history.firstAt()).isEqualTo(START.plus(Duration.ofDays(1)));
        assertThat(history.lastAt()).isEqualTo(START.plus(Duration.ofDays(5)));
    }

    @Test
    void pureRepostSaysNothingOfItsAuthor() {
        Mention repost = mention("x:1", START).kind(PostKind.REPOST).build();

        assertThat(file.hear(repost, true, "x:1")).isEqualTo(CustomerContext.UNKNOWN);
        assertThat(file.isEmpty()).isTrue();
    }

    @Test
    void booksSayWhoItIsUntilTheyTakeItBack() {
        file.learn(news(null, "C-1", "gold"));
        assertThat(asks("x:1", 0)).isEqualTo(new CustomerContext("C-1", "gold", History.NONE));

        file.learn(news(null, "C-1", "silver"));
        assertThat(asks("x:2", 1).tier()).isEqualTo("silver");

        file.learn(new CustomerNews("x:customer", null, START, null));
        assertThat(asks("x:3", 2).tier()).isNull();
    }

    @Test
    void bookOfTheBrandGoesBeforeThatOfAll() {
        file.learn(news(null, "C-1", "silver"));
        file.learn(news("zen", "C-2", "bronze"));
        file.learn(news("acme", "C-3", "gold"));
        assertThat(asks("x:1", 0).id()).isEqualTo("C-3");

        file.learn(new CustomerNews("x:customer", "acme", START, null));
        assertThat(asks("x:2", 1).id()).isEqualTo("C-1");
    }

    @Test
    void whoWasSilentForLongIsNewAgain() {
        asks("x:1", 0);
        assertThat(asks("x:2", 399).history().items()).isEqualTo(1);
        assertThat(asks("x:3", 399 + 400).history()).isEqualTo(History.NONE);
    }

    @Test
    void forgetsThePostsButNotTheBooks() {
        file.learn(news(null, "C-1", "gold"));
        asks("x:1", 0);

        file.forgetPosts();
        assertThat(file.state().met()).isEmpty();
        assertThat(file.isEmpty()).isFalse();

        file.learn(new CustomerNews("x:customer", null, START, null));
        assertThat(file.isEmpty()).isTrue();
    }

    @Test
    void stateIsBoundedHoweverMuchSomebodyWrites() {
        for (int i = 0; i < 1_000; i++) {
            asks("x:" + i, 0);
        }

        Acquaintance kept = file.state().met().get(0);
        assertThat(kept.items()).isEqualTo(1_000);
        assertThat(kept.threads()).hasSize(16).last().isEqualTo("x:999");
        assertThat(kept.heard()).hasSize(16).last().isEqualTo("acme/x:999");
    }

    @Test
    void goesOnFromItsState() {
        file.learn(news(null, "C-1", "gold"));
        asks("x:1", 0);
        file = new CustomerFile(file.state());

        assertThat(asks("x:2", 1).history().items()).isEqualTo(1);
    }

    @Test
    void authorIsTheSameHoweverTheHandleIsWritten() {
        assertThat(AuthorKey.of(Platform.X, new Author("17", "@Maria", null, null, null)))
                .hasToString("Optional[x:maria]");
        assertThat(AuthorKey.of(Platform.YELP, new Author("AbC", null, null, null, null)))
                .hasToString("Optional[yelp:abc]");
        assertThat(AuthorKey.of(Platform.X, new Author(null, " ", "Maria", null, null)))
                .isEmpty();
    }

    private CustomerContext asks(String id, int day) {
        return file.hear(at(id, day, null), true, id);
    }

    private static Mention at(String id, int day, @Nullable Double score) {
        Mention mention =
                mention(id, START.plus(Duration.ofDays(day))).tone(null).build();
        return score == null ? mention : mention.withSentiment(new Sentiment(Sentiment.Label.NEUTRAL, score, 1));
    }

    private static CustomerNews news(@Nullable String brand, String id, String tier) {
        return new CustomerNews("x:customer", brand, START, new KnownCustomer(brand, id, tier));
    }
}
