package io.earshot.jobs.connect.elasticsearch;

import io.earshot.alert.Alert;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Indices;
import io.earshot.json.Json;
import io.earshot.mention.Flag;
import io.earshot.mention.Mention;
import io.earshot.topic.Topic;
import io.earshot.trend.Trend;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Which document each of our types becomes. */
public final class Documents {
    /** No post is older than the first platforms; what claims to be was given a wrong time. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2099;

    private static final long AT_ONCE = 1;
    private static final long SUSPECTED = 2;

    private Documents() {}

    /** A mention changes but once, when what came before it in the order of time makes it look like spam. */
    public static Document mention(Mention mention) {
        return Document.versioned(
                monthly(Indices.MENTIONS, mention.post().createdAt()),
                mention.mention(),
                mention.flags().contains(Flag.SPAM_SUSPECTED) ? SUSPECTED : AT_ONCE,
                Json.bytes(MentionDocument.of(mention)));
    }

    public static Document trend(Trend trend) {
        return Document.versioned(
                monthly(Indices.TRENDS, trend.bucket()), trend.trend(), trend.version(), Json.bytes(trend));
    }

    public static Document alert(Alert alert) {
        return Document.versioned(Indices.ALERTS, alert.alert(), alert.version(), Json.bytes(alert));
    }

    public static Document topic(Topic topic) {
        return Document.versioned(Indices.TOPICS, topic.topic(), topic.version(), Json.bytes(topic));
    }

    public static Document item(Item item) {
        return Document.versioned(Indices.ITEMS, item.item(), item.version(), Json.bytes(item));
    }

    /** What happened stays as it is, so it needs no version. */
    public static Document itemEvent(ItemEvent event) {
        return Document.constant(
                monthly(Indices.ITEM_EVENTS, event.at()), event.event(), Json.bytes(ItemEventDocument.of(event)));
    }

    public static Document deadLetter(DeadLetter letter) {
        return Document.constant(Indices.DEAD_LETTERS, letter.id(), Json.bytes(letter));
    }

    /**
     * The index behind an alias that has a month of event time, such as {@code earshot-mentions-2026.11}. Times that no
     * post can have are kept together, so that made-up ones do not make an index each.
     */
    static String monthly(String alias, Instant eventTime) {
        ZonedDateTime time = eventTime.atZone(ZoneOffset.UTC);
        int year = time.getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return alias + "-undated";
        }
        int month = time.getMonthValue();
        return alias + "-" + year + (month < 10 ? ".0" : ".") + month;
    }
}
