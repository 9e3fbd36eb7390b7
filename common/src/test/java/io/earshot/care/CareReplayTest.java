package io.earshot.care;

import static io.earshot.care.Story.activity;
import static io.earshot.care.Story.at;
import static io.earshot.care.Story.brand;
import static io.earshot.care.Story.kim;
import static io.earshot.care.Story.pat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.care.Item.Status;
import io.earshot.care.Service.State;
import io.earshot.mention.Mention;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A history judged as it was. */
final class CareReplayTest {
    private static final List<Mention> HISTORY = List.of(
            pat("x:1").at(0),
            brand("x:2").answering("x:1").at(5),
            pat("x:3").answering("x:2").at(6),
            brand("x:4").answering("x:3").at(40),
            kim("x:5").at(50),
            kim("x:6").in("x:5").answering("x:5").notActionable().at(51));

    @Test
    void followsThreadsThatNoPostNames() {
        assertThat(replay(HISTORY, List.of(), 52))
                .extracting(Item::item, Item::conversation, Item::status, item -> item.service()
                        .state())
                .containsExactly(
                        tuple("acme/x:1", "x:1", Status.REPLIED, State.BREACHED),
                        tuple("acme/x:5", "x:5", Status.NEW, State.ON_TRACK));
    }

    @Test
    void endsWhenItIsToldTo() {
        assertThat(replay(HISTORY, List.of(), 30))
                .extracting(Item::item, Item::status, item -> item.service().state())
                .containsExactly(tuple("acme/x:1", Status.NEW, State.BREACHED));
    }

    @Test
    void doesNotDependOnTheOrderOfItsInput() {
        List<Activity> activities = List.of(
                activity(Activity.Type.CLAIMED, at(1), "acme/x:1"),
                activity(Activity.Type.RESOLVED, at(6), "acme/x:3"));
        List<Item> expected = replay(HISTORY, activities, 100);
        List<Mention> shuffled = new ArrayList<>(HISTORY);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(replay(shuffled, activities, 100)).isEqualTo(expected);
        }
    }

    @Test
    void findsTheBrandOfActivityThatNamesOnlyAPost() {
        Activity claim = new Activity(
                Activity.Type.CLAIMED, at(51), null, "x:5", null, null, null, "ann", null, null, null, null, null);

        assertThat(replay(HISTORY, List.of(claim), 52).get(1).status()).isEqualTo(Status.CLAIMED);
    }

    @Test
    void forgetsWhatEndedLongAgo() {
        double day = 24 * 60;
        Activity soon = activity(Activity.Type.REOPENED, at(29 * day), "acme/x:1");
        Activity late = activity(Activity.Type.REOPENED, at(31 * day), "acme/x:1");

        assertThat(replay(HISTORY, List.of(soon), 29 * day).get(0).status()).isEqualTo(Status.NEW);
        assertThat(replay(HISTORY, List.of(late), 31 * day).get(0).status()).isEqualTo(Status.REPLIED);
    }

    @Test
    void whoResolvedTheLikeIsNamedAsAnExpert() {
        List<Mention> mentions = new ArrayList<>();
        List<Activity> activities = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            mentions.add(pat("x:" + i).at(i * 100));
            activities.add(activity(Activity.Type.RESOLVED, at(i * 100 + 10), "acme/x:" + i));
        }

        List<Item> items = replay(mentions, activities, 1_000);

        assertThat(items.get(0).experts()).isEmpty();
        assertThat(items.get(4).experts()).containsExactly("ann");
    }

    private static List<Item> replay(List<Mention> mentions, List<Activity> activities, double untilMinute) {
        return new CareReplay(List.of(), at(untilMinute))
                .run(mentions, activities)
                .items();
    }
}
