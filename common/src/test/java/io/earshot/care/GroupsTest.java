package io.earshot.care;

import static io.earshot.care.Story.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.help.Suggestion;
import io.earshot.state.MapTable;
import io.earshot.topic.TopicState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many who say the same, and one answer. */
final class GroupsTest {
    private final List<Item> told = new ArrayList<>();
    private final MapTable<Group> groups = new MapTable<>();
    private final MapTable<Member> members = new MapTable<>();
    private final Groups desk = new Groups(CareSettings.DEFAULTS, groups, members, told::add);

    @Test
    void anItemOfNoTopicGoesByAsItIs() {
        Item alone = item("x:1", 10, null);
        desk.hear(alone);

        assertThat(told).containsExactly(alone);
        assertThat(members.keys()).isEmpty();
    }

    @Test
    void theLeadIsTheOneThatMostPeopleSeeAndBothAreToldWhenItChanges() {
        desk.hear(item("x:1", 10, "acme/t1"));
        desk.hear(item("x:2", 5, "acme/t1"));
        desk.hear(item("x:3", 500, "acme/t1"));

        assertThat(last().values())
                .extracting(Item::item, item -> item.group().lead(), item -> item.group()
                        .size())
                .contains(tuple("acme/x:1", "acme/x:3", 3), tuple("acme/x:3", "acme/x:3", 3));
        assertThat(last().get("acme/x:3").group().sample()).containsExactly("acme/x:2", "acme/x:1");
        assertThat(last().get("acme/x:1").group().sample()).isEmpty();
    }

    @Test
    void versionsOfAnItemAlwaysGrow() {
        for (int i = 0; i < 50; i++) {
            desk.hear(item("x:" + i, i * 7 % 50, "acme/t1"));
            desk.hear(item("x:" + i / 2, i / 2 * 7 % 50, "acme/t1"));
        }

        Map<String, Long> versions = new HashMap<>();
        for (Item item : told) {
            Long before = versions.put(item.item(), item.version());
            assertThat(before == null || before < item.version()).isTrue();
        }
    }

    @Test
    void aPublicPostIsAdvisedOnTheLeadOnceEnoughWait() {
        for (int i = 0; i < CareSettings.DEFAULTS.publicPost(); i++) {
            assertThat(told).flatExtracting(Item::suggestions).isEmpty();
            desk.hear(item("x:" + i, 100 - i, "acme/t1"));
            // The lead is told anew with each tenth that the group grows.
        }

        assertThat(told.get(told.size() - 1).item()).isEqualTo("acme/x:0");
        assertThat(told.get(told.size() - 1).suggestions())
                .extracting(Suggestion::kind)
                .containsExactly(Suggestion.Kind.PUBLIC_POST);
    }

    @Test
    void anItemWhoseTopicTurnsOutToBePartOfAnotherMovesOver() {
        desk.hear(item("x:1", 10, "acme/t1"));
        desk.hear(item("x:2", 5, "acme/t1"));
        desk.hear(item("x:2", 5, "acme/t2"));

        assertThat(groups.get("acme/t1").size()).isEqualTo(1);
        assertThat(groups.get("acme/t2").size()).isEqualTo(1);
    }

    @Test
    void whenTheLeadMovesOverTheOthersGoOnWithoutIt() {
        desk.hear(item("x:1", 10, "acme/t1"));
        desk.hear(item("x:2", 5, "acme/t1"));
        desk.hear(item("x:1", 10, "acme/t2"));
        desk.hear(item("x:2", 5, "acme/t1"));

        assertThat(last().values())
                .extracting(
                        Item::item,
                        item -> item.group().lead(),
                        item -> item.group().size(),
                        item -> item.group().open())
                .containsExactlyInAnyOrder(tuple("acme/x:1", "acme/x:1", 1, 1), tuple("acme/x:2", "acme/x:2", 1, 1));
        assertThat(last().get("acme/x:2").group().sample()).isEmpty();
    }

    @Test
    void isForgottenWithItsItems() {
        desk.hear(item("x:1", 10, "acme/t1"));
        desk.hear(item("x:2", 50, "acme/t1"));
        desk.forget("acme/x:1");
        desk.forget("acme/x:2");

        assertThat(groups.keys()).isEmpty();
        assertThat(members.keys()).isEmpty();
    }

    private Map<String, Item> last() {
        Map<String, Item> last = new HashMap<>();
        told.forEach(item -> last.put(item.item(), item));
        return last;
    }

    private static Item item(String post, long reach, String topic) {
        Listening thread = new Listening(CareSettings.DEFAULTS);
        thread.hear(Story.pat(post).seenBy(reach).at(0), at(0));
        if (topic != null) {
            TopicNews news = new TopicNews(
                    topic, "parcels late", TopicState.EMERGING, 20, List.of("parcel"), List.of(), null, 1);
            thread.hear(CareEvent.of(new Membership("acme/" + post, news), Story.BRAND, "x:1", at(0)), at(0));
        }
        return thread.versions.get(thread.versions.size() - 1);
    }
}
