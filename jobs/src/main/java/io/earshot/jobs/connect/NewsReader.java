package io.earshot.jobs.connect;

import io.earshot.care.Activity;
import io.earshot.customer.CustomerNews;
import io.earshot.json.BadRecordException;
import java.time.Duration;
import java.time.Instant;

/**
 * Reads what agents, ticket systems and a company's books tell. What lies ahead of its record by more than is tolerated is
 * refused: as the latest news it would silence all that is told until then.
 */
public final class NewsReader {
    private NewsReader() {}

    public static Activity activity(RawRecord record, Duration tolerance) throws BadRecordException {
        Activity activity = Activity.read(record.keyText(), record.value());
        refuseAhead(activity.at(), record, tolerance);
        return activity;
    }

    public static CustomerNews customer(RawRecord record, Duration tolerance) throws BadRecordException {
        CustomerNews news = CustomerNews.read(record.keyText(), record.value(), record.recordedAt());
        refuseAhead(news.at(), record, tolerance);
        return news;
    }

    private static void refuseAhead(Instant at, RawRecord record, Duration tolerance) throws BadRecordException {
        if (at.isAfter(record.recordedAt().plus(tolerance))) {
            throw new BadRecordException("at lies ahead: the record is of " + record.recordedAt() + ", found " + at);
        }
    }
}
