package io.earshot.jobs.cli;

import io.earshot.care.Activity;
import io.earshot.care.BadActivityException;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.MentionReader;
import io.earshot.jobs.connect.MentionReader.NoMentionException;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.TopicRecords;
import io.earshot.jobs.connect.Topics;
import io.earshot.mention.Mention;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The corrections that Kafka holds, and the mentions that they are about. The same records give the same, in whatever order the
 * partitions are read.
 */
final class FeedbackTopics {
    private final Corrections corrections;
    private final SortedMap<String, Mention> mentions = new TreeMap<>();
    private int unreadable;

    private FeedbackTopics(Corrections corrections) {
        this.corrections = corrections;
    }

    static FeedbackTopics read(KafkaConfig kafka, Corrections.Kind kind) {
        FeedbackTopics topics = new FeedbackTopics(new Corrections(kind));
        List<Placed> corrected = new ArrayList<>();
        TopicRecords.read(kafka, Topics.ACTIVITY, record -> topics.take(record, corrected));
        corrected.sort(Comparator.comparingInt((Placed one) -> one.record().partition())
                .thenComparingLong(one -> one.record().offset()));
        corrected.forEach(one -> topics.corrections.hear(one.activity()));
        if (topics.corrections.size() > 0) {
            TopicRecords.read(kafka, Topics.MENTIONS, topics::take);
        }
        return topics;
    }

    Corrections corrections() {
        return corrections;
    }

    /** Those that a correction is about, in the order of their ids. */
    Collection<Mention> mentions() {
        return mentions.values();
    }

    /** How many records could not be read. */
    int unreadable() {
        return unreadable;
    }

    private record Placed(RawRecord record, Activity activity) {}

    private void take(RawRecord record, List<Placed> corrected) {
        try {
            String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
            Activity activity = Activity.read(key, record.value());
            if (activity.correct() != null) {
                corrected.add(new Placed(record, activity));
            }
        } catch (BadActivityException e) {
            unreadable++;
        }
    }

    private void take(RawRecord record) {
        String id = record.value() == null ? null : MentionReader.skimId(record.value());
        if (id != null && !corrections.isAbout(id)) {
            return;
        }
        try {
            Mention mention = MentionReader.read(record);
            if (corrections.isAbout(mention.mention())) {
                mentions.putIfAbsent(mention.mention(), mention);
            }
        } catch (NoMentionException e) {
            unreadable++;
        }
    }
}
