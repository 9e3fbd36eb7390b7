package io.earshot.jobs.connect;

import io.earshot.mention.Mention;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where a job's results go: Kafka and Elasticsearch in production, a list in a test. */
public interface Sinks {
    void mentions(DataStream<Mention> mentions);

    void deadLetters(DataStream<DeadLetter> letters);
}
