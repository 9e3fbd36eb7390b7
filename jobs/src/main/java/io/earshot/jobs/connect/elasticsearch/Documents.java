package io.earshot.jobs.connect.elasticsearch;

import io.earshot.care.Item;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Indices;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Which document each of our types becomes. */
public final class Documents {
    /** No post is older than the first platforms; what claims to be was given a wrong time. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2099;

    private Documents() {}

    /** A mention never changes, so it needs no version. */
    public static Document mention(Mention mention) {
        return Document.constant(
                mentionsIndex(mention.post().createdAt()), mention.mention(), Json.bytes(MentionDocument.of(mention)));
    }

    public static Document item(Item item) {
        return Document.versioned(Indices.ITEMS, item.item(), item.version(), Json.bytes(item));
    }

    public static Document deadLetter(DeadLetter letter) {
        return Document.constant(Indices.DEAD_LETTERS, letter.id(), Json.bytes(letter));
    }

    /**
     * The index of the mentions of a month, such as {@code earshot-mentions-2026.11}. Times that no post can have are
     * kept together, so that made-up ones do not make an index each.
     */
    static String mentionsIndex(Instant createdAt) {
        ZonedDateTime time = createdAt.atZone(ZoneOffset.UTC);
        int year = time.getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return Indices.MENTIONS + "-undated";
        }
        int month = time.getMonthValue();
        return Indices.MENTIONS + "-" + year + (month < 10 ? ".0" : ".") + month;
    }
}
