package io.earshot.jobs.connect.elasticsearch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.earshot.mention.Mention;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * A mention as Elasticsearch holds it: with the hour and the day that it was written at, since a dashboard counts by
 * fields and cannot derive them from an instant.
 *
 * @param hour of the day in UTC, 0..23
 * @param weekday in UTC, from 1 for Monday to 7 for Sunday, as ISO 8601 has it
 */
record MentionDocument(@JsonUnwrapped Mention contents, int hour, int weekday) {
    static MentionDocument of(Mention mention) {
        ZonedDateTime time = mention.post().createdAt().atZone(ZoneOffset.UTC);
        return new MentionDocument(mention, time.getHour(), time.getDayOfWeek().getValue());
    }
}
