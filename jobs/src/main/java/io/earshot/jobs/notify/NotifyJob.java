package io.earshot.jobs.notify;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Decode;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Sinks;
import io.earshot.jobs.connect.Sources;
import io.earshot.json.BadRecordException;
import io.earshot.notify.AlertVersion;
import io.earshot.notify.Message;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Tells people of alerts, by web and e-mail: the ones they want, once, at an hour that suits them. */
public final class NotifyJob {
    static final String DECODE_ALERT = "notify-decode-alert";
    static final String FIND_CLAIMS = "notify-find-claims";
    static final String DECIDE = "notify-decide";
    static final String DIGEST = "notify-digest";
    static final String DELIVER = "notify-deliver";

    private NotifyJob() {}

    /**
     * Builds the job.
     *
     * @throws IllegalArgumentException if there is nobody to tell anything; the message says why
     */
    public static void build(StreamExecutionEnvironment env, Sources sources, Sinks sinks, NotifyConfig config) {
        if (!config.tellsAnybody()) {
            throw new IllegalArgumentException(config.whyNobody());
        }
        SingleOutputStreamOperator<AlertVersion> alerts = sources.alerts(env)
                .process(new Decode<>(DECODE_ALERT, AlertVersion.class, NotifyJob::read))
                .uid(DECODE_ALERT)
                .name("decode alert");
        DataStream<Claim> claims =
                sources.activity(env).flatMap(new FindClaims()).uid(FIND_CLAIMS).name("find claims");

        SingleOutputStreamOperator<Message> messages = alerts.keyBy(AlertVersion::alert)
                .connect(claims.keyBy(Claim::alert))
                .process(new DecideWhoIsTold(config))
                .uid(DECIDE)
                .name("decide who is told");
        DataStream<Message> digests = messages.getSideOutput(DecideWhoIsTold.HELD)
                .keyBy(Held::digest)
                .process(new GatherDigest(config.clock()))
                .uid(DIGEST)
                .name("gather digest");

        DataStream<DeadLetter> untold = messages.union(digests)
                .keyBy(Message::lane)
                .process(new Deliver(config))
                .uid(DELIVER)
                .name("deliver");
        sinks.deadLetters(alerts.getSideOutput(DeadLetter.TAG).union(untold));
    }

    /** A tombstone says that an alert may be forgotten. */
    private static Optional<AlertVersion> read(RawRecord record) throws BadRecordException {
        return record.value() == null ? Optional.empty() : Optional.of(AlertVersion.read(record.value()));
    }
}
