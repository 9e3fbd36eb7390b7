package io.earshot.care;

import java.util.List;

/**
 * An item's place among those that one answer may serve.
 *
 * @param topic what they have in common
 * @param label the topic in a few words
 * @param size how many items the group has had, as of this version
 * @param open how many of them still wait, as of this version
 * @param lead id of the item that most people see
 * @param sample ids of up to three other items of it; on the lead alone
 */
public record GroupPlace(String topic, String label, int size, int open, String lead, List<String> sample) {
    public GroupPlace {
        sample = sample == null ? List.of() : List.copyOf(sample);
    }
}
