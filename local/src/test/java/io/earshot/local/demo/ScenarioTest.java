package io.earshot.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.post.Post;
import io.earshot.post.PostKind;
import io.earshot.query.BrandMatch;
import io.earshot.query.BrandMatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ScenarioTest {
    private static final Instant END = Instant.parse("2026-11-22T09:30:00Z");
    private static final Scenario SCENARIO = Scenario.crisis(1, END);
    private static final BrandMatcher MATCHER = BrandMatcher.compile(Demo.brands());

    @Test
    void theSameSeedAndEndGiveTheSamePosts() {
        assertThat(Scenario.crisis(1, END)).isEqualTo(SCENARIO);
        assertThat(Scenario.crisis(2, END)).isNotEqualTo(SCENARIO);
    }

    @Test
    void postsAreInOrderWithIdsOfTheirOwnAndEndAtTheEnd() {
        assertThat(SCENARIO.posts()).isSortedAccordingTo(Comparator.comparing(Post::createdAt));
        assertThat(SCENARIO.posts().get(0).createdAt()).isAfterOrEqualTo(SCENARIO.begin());
        assertThat(last().createdAt()).isBeforeOrEqualTo(END).isAfter(END.minusSeconds(60));
        Set<String> ids = new HashSet<>();
        assertThat(SCENARIO.posts()).allMatch(post -> ids.add(post.id()));
    }

    @Test
    void mostPostsMeanNoBrandAndEachBrandHasMentions() {
        Map<String, Integer> mentions = new TreeMap<>();
        long none = 0;
        for (Post post : SCENARIO.posts()) {
            List<BrandMatch> matches = MATCHER.match(post);
            matches.forEach(match -> mentions.merge(match.brand().id(), 1, Integer::sum));
            none += matches.isEmpty() ? 1 : 0;
        }

        assertThat(none).isGreaterThan(SCENARIO.posts().size() / 2);
        assertThat(mentions).containsOnlyKeys("acme", "nova", "zephyr");
        assertThat(mentions.values()).allMatch(count -> count >= 200);
    }

    @Test
    void theOutageIsFarAboveTheQuietDay() {
        double quiet = acmeAMinute(SCENARIO.begin(), SCENARIO.outage());
        double peak = acmeAMinute(
                SCENARIO.outage().plus(Duration.ofMinutes(30)),
                SCENARIO.outage().plus(Duration.ofMinutes(50)));

        assertThat(quiet).isBetween(0.2, 2.0);
        assertThat(peak).isGreaterThan(15 * quiet);
    }

    @Test
    void brandsAnswerAndPostsArePassedOn() {
        assertThat(SCENARIO.posts())
                .anyMatch(post -> post.kind() == PostKind.REPLY
                        && "acmehelp".equals(post.author().handle()))
                .anyMatch(post -> post.kind() == PostKind.REPOST)
                .allMatch(post -> !post.text().contains("{"));
    }

    private static double acmeAMinute(Instant from, Instant to) {
        long count = SCENARIO.posts().stream()
                .filter(post ->
                        !post.createdAt().isBefore(from) && post.createdAt().isBefore(to))
                .filter(post -> MATCHER.match(post).stream()
                        .anyMatch(match -> match.brand().id().equals("acme")))
                .count();
        return (double) count / Duration.between(from, to).toMinutes();
    }

    private static Post last() {
        return SCENARIO.posts().get(SCENARIO.posts().size() - 1);
    }
}
