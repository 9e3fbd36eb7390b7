package io.earshot.care;

import io.earshot.help.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of one topic, as far as is remembered of them together.
 *
 * @param lead the item that most people see, as last told
 * @param size how many items it has had
 * @param members how many of them are remembered; a group without any is over
 * @param open how many of them still wait
 * @param unanswerable how many of them ask what no article fits
 * @param sample ids of up to three items, the lead not among them
 * @param toldSize the size that the lead was last told with
 */
public record Group(Item lead, int size, int members, int open, int unanswerable, List<String> sample, int toldSize) {
    private static final int MOST_SAMPLES = 3;

    static Group of(Item first) {
        return new Group(first, 0, 0, 0, 0, List.of(), 0);
    }

    Group counted(int more, int moreOpen, int moreUnanswerable) {
        return new Group(
                lead, size + more, members + more, open + moreOpen, unanswerable + moreUnanswerable, sample, toldSize);
    }

    /** Without an item that ended long ago. */
    Group forgetting(String item, Member member) {
        return new Group(
                lead,
                size,
                members - 1,
                open - (member.isOpen() ? 1 : 0),
                unanswerable - (member.isUnanswerable() ? 1 : 0),
                without(item),
                toldSize);
    }

    /** Without an item that turned out to be about something else. */
    Group losing(String item, Member member) {
        Group group = forgetting(item, member);
        return new Group(lead, size - 1, group.members, group.open, group.unanswerable, group.sample, toldSize);
    }

    Group ledBy(Item newLead) {
        return new Group(newLead, size, members, open, unanswerable, without(newLead.item()), toldSize);
    }

    private List<String> without(String item) {
        return sample.stream().filter(one -> !one.equals(item)).toList();
    }

    Group sampled(String item) {
        if (item.equals(lead.item()) || sample.contains(item) || sample.size() == MOST_SAMPLES) {
            return this;
        }
        List<String> more = new ArrayList<>(sample);
        more.add(item);
        return new Group(lead, size, members, open, unanswerable, List.copyOf(more), toldSize);
    }

    Group told() {
        return new Group(lead, size, members, open, unanswerable, sample, size);
    }

    /** Whether it has grown so much that whoever reads the lead should know. */
    boolean hasGrown() {
        return size > toldSize + toldSize / 10;
    }

    GroupPlace place(Item of, String label) {
        boolean leads = lead.item().equals(of.item());
        String topic = of.group() == null ? "" : of.group().topic();
        return new GroupPlace(topic, label, size, open, lead.item(), leads ? sample : List.of());
    }

    /** What is advised for many at once; it stands on the lead alone. */
    List<Suggestion> advice(CareSettings settings, @Nullable String label) {
        List<Suggestion> advice = new ArrayList<>();
        if (open >= settings.publicPost()) {
            advice.add(new Suggestion(
                    Suggestion.Kind.PUBLIC_POST,
                    null,
                    "answer them with one public post",
                    null,
                    open + " wait for the same: " + label,
                    null));
        }
        if (unanswerable >= settings.missingArticle()) {
            advice.add(new Suggestion(
                    Suggestion.Kind.MISSING_ARTICLE,
                    null,
                    "write an article",
                    null,
                    unanswerable + " ask what no article answers: " + label,
                    null));
        }
        return advice;
    }
}
