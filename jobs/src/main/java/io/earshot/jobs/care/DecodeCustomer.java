package io.earshot.jobs.care;

import io.earshot.customer.BadCustomerException;
import io.earshot.customer.CustomerNews;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Reads what a company's books say of its customers; a record that cannot be used becomes a dead letter. */
final class DecodeCustomer extends ProcessFunction<RawRecord, CustomerNews> {
    private static final long serialVersionUID = 1;

    private final CareConfig config;
    private final String stage;

    /** Names the stage in dead letters. */
    DecodeCustomer(CareConfig config, String stage) {
        this.config = config;
        this.stage = stage;
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<CustomerNews> out) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        Instant written = Instant.ofEpochMilli(record.timestampMillis());
        try {
            CustomerNews news = CustomerNews.read(key, record.value(), written);
            if (news.at().isAfter(written.plus(config.futureTolerance()))) {
                refuse(record, "at lies ahead: the record is of " + written + ", found " + news.at(), context);
            } else {
                out.collect(news);
            }
        } catch (BadCustomerException e) {
            refuse(record, e.getMessage(), context);
        }
    }

    private void refuse(RawRecord record, String reason, Context context) {
        context.output(DeadLetter.TAG, DeadLetter.of(record, stage, reason));
    }
}
