package io.earshot.jobs.connect.elasticsearch;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.earshot.care.ItemEvent;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * An event of an item as Elasticsearch holds it: with the hour and the day that it happened at, as mentions have them.
 *
 * @param hour of the day in UTC, 0..23
 * @param weekday in UTC, from 1 for Monday to 7 for Sunday, as ISO 8601 has it
 */
record ItemEventDocument(@JsonUnwrapped ItemEvent contents, int hour, int weekday) {
    static ItemEventDocument of(ItemEvent event) {
        ZonedDateTime time = event.at().atZone(ZoneOffset.UTC);
        return new ItemEventDocument(event, time.getHour(), time.getDayOfWeek().getValue());
    }
}
