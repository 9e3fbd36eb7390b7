package io.earshot.jobs.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every setting of the jobs, in the order of the table in the docs. */
final class Options {
    static final Option<String> KAFKA_SERVERS = new Option<>(
            "kafka.bootstrap-servers",
            "host:port, …",
            "127.0.0.1:9092",
            "The brokers to ask first.",
            false,
            Parsers::bootstrapServers);
    static final Option<String> KAFKA_GROUP_PREFIX = new Option<>(
            "kafka.group-prefix",
            "text",
            "earshot",
            "Consumer groups are `<prefix>-<job>`; transactional ids start with the same. Two pipelines on one Kafka need two.",
            false,
            Parsers::text);
    static final Option<Duration> KAFKA_TRANSACTION_TIMEOUT = new Option<>(
            "kafka.transaction-timeout",
            "duration",
            "15 min",
            "How long a transaction of a job that died may stay open and hold readers back; longer than the longest outage a checkpoint must survive, at most the broker's `transaction.max.timeout.ms`.",
            false,
            Parsers::duration);
    static final Option<List<URI>> ELASTICSEARCH_HOSTS = new Option<>(
            "elasticsearch.hosts", "URL, …", "http://127.0.0.1:9200", "The nodes to write to.", false, Parsers::urls);
    static final Option<String> ELASTICSEARCH_USERNAME =
            new Option<>("elasticsearch.username", "text", "", "User name, with a password.", false, Parsers::text);
    static final Option<String> ELASTICSEARCH_PASSWORD = new Option<>(
            "elasticsearch.password",
            "text",
            "",
            "Password of that user. Better set by the environment.",
            true,
            Parsers::text);
    static final Option<String> ELASTICSEARCH_API_KEY = new Option<>(
            "elasticsearch.api-key", "text", "", "Encoded API key, instead of a user.", true, Parsers::text);
    static final Option<String> ELASTICSEARCH_CA = new Option<>(
            "elasticsearch.ca-certificate",
            "path",
            "",
            "PEM file of the certificate authority that signed the nodes' certificates.",
            false,
            Parsers::text);
    static final Option<Integer> BULK_DOCUMENTS = new Option<>(
            "elasticsearch.bulk-documents",
            "number",
            "1000",
            "The most documents in one bulk request.",
            false,
            Parsers::positive);
    static final Option<Duration> BULK_DELAY = new Option<>(
            "elasticsearch.bulk-delay",
            "duration",
            "500 ms",
            "The longest that a document waits for others to share its request.",
            false,
            Parsers::duration);
    static final Option<Clock> CLOCK = new Option<>(
            "clock",
            "wall, event",
            "wall",
            "What service clocks go by: the wall when live, the posts' own time on a replay.",
            false,
            value -> Parsers.oneOf(Clock.class, value));
    static final Option<Duration> OUT_OF_ORDERNESS = new Option<>(
            "posts.out-of-orderness",
            "duration",
            "5 s",
            "How far behind the newest post of its partition a post may come and still be put in order. Mentions reach Kafka this much later.",
            false,
            Parsers::duration);
    static final Option<Duration> IDLENESS = new Option<>(
            "posts.idleness",
            "duration",
            "5 s",
            "After how long without records a partition holds the others back no more.",
            false,
            Parsers::duration);
    static final Option<Duration> LONGEST_HOLD = new Option<>(
            "mentions.longest-hold",
            "duration",
            "10 s",
            "The longest, by the wall, that a mention waits to be put in order when no newer posts come.",
            false,
            Parsers::duration);
    static final Option<Duration> DUPLICATE_HORIZON = new Option<>(
            "mentions.duplicate-horizon",
            "duration",
            "6 h",
            "For how long the same post is known to be the same, in event time. Costs about 100 bytes of state a mention.",
            false,
            Parsers::duration);
    static final Option<Duration> FUTURE_TOLERANCE = new Option<>(
            "posts.future-tolerance",
            "duration",
            "1 h",
            "How far ahead of its arrival a post may claim to be created; beyond, it is a dead letter, for it would push event time ahead of all others.",
            false,
            Parsers::duration);
    static final Option<String> MODELS = new Option<>(
            "mentions.models.directory",
            "path",
            "",
            "A directory, on every machine, of models of your own: see [below](#models-of-your-own). Each `*.model` in it replaces the shipped one of its kind and language.",
            false,
            Parsers::text);
    static final Option<Duration> MODELS_CHECK_INTERVAL = new Option<>(
            "mentions.models.check-interval",
            "duration",
            "10 s",
            "How often that directory is looked at: a running job takes a new model this soon.",
            false,
            Parsers::duration);
    static final Option<Duration> FLUSH_INTERVAL = new Option<>(
            "trends.flush-interval",
            "duration",
            "1 s",
            "How long a changed bucket waits, by the wall, for more changes before it is written.",
            false,
            Parsers::duration);
    static final Option<Duration> CORRECTION_HORIZON = new Option<>(
            "trends.correction-horizon",
            "duration",
            "7 d",
            "For how long after its end, in event time, late posts still correct a bucket; later ones are dead letters.",
            false,
            Parsers::duration);
    static final Option<Duration> LATE_AFTER = new Option<>(
            "trends.late-after",
            "duration",
            "1 min",
            "A post counts as late for a bucket when it enters the system so long after the end of the bucket.",
            false,
            Parsers::duration);
    static final Option<Duration> CARE_IDLENESS = new Option<>(
            "trends.care-idleness",
            "duration",
            "10 min",
            "How long, by the wall, the care job and agents must have no news before counts no longer wait for them before they end buckets. Trends, topics and alerts are written meanwhile.",
            false,
            Parsers::duration);
    static final Option<Duration> QUIET_AFTER = new Option<>(
            "trends.quiet-after",
            "duration",
            "1 min",
            "How long a brand must be silent, by the wall, before the wall ends its minutes, so that its alert can close. Only with `clock: wall`.",
            false,
            Parsers::duration);

    private static final List<Option<?>> OF_THE_JOBS = List.of(
            KAFKA_SERVERS,
            KAFKA_GROUP_PREFIX,
            KAFKA_TRANSACTION_TIMEOUT,
            ELASTICSEARCH_HOSTS,
            ELASTICSEARCH_USERNAME,
            ELASTICSEARCH_PASSWORD,
            ELASTICSEARCH_API_KEY,
            ELASTICSEARCH_CA,
            BULK_DOCUMENTS,
            BULK_DELAY,
            CLOCK,
            OUT_OF_ORDERNESS,
            IDLENESS,
            LONGEST_HOLD,
            DUPLICATE_HORIZON,
            FUTURE_TOLERANCE,
            MODELS,
            MODELS_CHECK_INTERVAL,
            FLUSH_INTERVAL,
            CORRECTION_HORIZON,
            LATE_AFTER,
            CARE_IDLENESS,
            QUIET_AFTER);

    static final List<Option<?>> ALL = Stream.of(
                    OF_THE_JOBS, SentimentNetworkOptions.ALL, NotifyOptions.ALL, TicketsOptions.ALL)
            .flatMap(List::stream)
            .toList();

    /** Settings under this prefix go to every Kafka client as they are. */
    static final String KAFKA_PROPERTIES = "kafka.properties.";

    private Options() {}
}
