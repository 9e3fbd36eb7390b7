package io.earshot.jobs;

import io.earshot.jobs.care.CareJob;
import io.earshot.jobs.config.JobsConfig;
import io.earshot.jobs.connect.KafkaBrandsLog;
import io.earshot.jobs.connect.KafkaSources;
import io.earshot.jobs.connect.PipelineSinks;
import io.earshot.jobs.connect.Sinks;
import io.earshot.jobs.connect.Sources;
import io.earshot.jobs.mentions.MentionsJob;
import io.earshot.jobs.notify.NotifyJob;
import io.earshot.jobs.tickets.TicketsJob;
import io.earshot.jobs.trends.TrendsJob;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The jobs of the pipeline. Each is a Flink job of its own, so that one can be stopped, scaled or upgraded alone. */
public enum Job {
    MENTIONS,
    TRENDS,
    CARE,
    NOTIFY,
    TICKETS;

    private static final long CHECKPOINT_MILLIS = 10_000;

    /** Fixed for ever: state of another maximum parallelism does not restore. */
    private static final int MAX_PARALLELISM = 128;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Its name on the command line, in consumer groups and in Flink, such as {@code mentions}. */
    public String id() {
        return id;
    }

    /** Its name on Flink's web page, such as {@code earshot mentions}. */
    public String title() {
        return "earshot " + id;
    }

    /** The jobs that have something to do: nobody needs one that tells people, or ticket systems, if it knows none. */
    public static List<Job> of(JobsConfig config) {
        return Arrays.stream(values())
                .filter(job -> job != NOTIFY || config.notification().tellsAnybody())
                .filter(job -> job != TICKETS || config.tickets().sendsAnything())
                .toList();
    }

    /**
     * Lays the job out between Kafka and Elasticsearch.
     *
     * @param bounded whether it ends with the records that are there when it starts
     * @throws IllegalArgumentException if it has nothing to do, or cannot be as it is configured; the message says why
     */
    public void build(StreamExecutionEnvironment env, JobsConfig config, boolean bounded) {
        configure(env);
        Sources sources = new KafkaSources(
                config.kafka(),
                id,
                config.mentions().outOfOrderness(),
                config.mentions().idleness(),
                this == TRENDS
                        ? config.trends().careIdleness()
                        : config.mentions().idleness(),
                bounded);
        Sinks sinks = new PipelineSinks(config.kafka(), config.elasticsearch(), id);
        switch (this) {
            case TRENDS -> TrendsJob.build(env, sources, sinks, new KafkaBrandsLog(config.kafka()), config.trends());
            case CARE -> CareJob.build(env, sources, sinks, new KafkaBrandsLog(config.kafka()), config.care());
            case NOTIFY -> {
                env.setParallelism(1); // alerts are few: one slot is enough
                NotifyJob.build(env, sources, sinks, config.notification());
            }
            case TICKETS -> {
                env.setParallelism(1); // it waits for others most of its time: one slot is enough
                TicketsJob.build(env, sources, sinks, config.tickets());
            }
            case MENTIONS ->
                MentionsJob.build(env, sources, sinks, new KafkaBrandsLog(config.kafka()), config.mentions());
        }
    }

    /** What holds whatever the cluster's own configuration says, and a checkpoint interval where it says none. */
    private static void configure(StreamExecutionEnvironment env) {
        Configuration fixed = new Configuration();
        fixed.set(PipelineOptions.GENERIC_TYPES, false);
        fixed.set(PipelineOptions.OBJECT_REUSE, true);
        fixed.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        env.configure(fixed);
        if (!env.getCheckpointConfig().isCheckpointingEnabled()) {
            // Without checkpoints nothing is ever committed to Kafka.
            env.enableCheckpointing(CHECKPOINT_MILLIS);
        }
    }
}
