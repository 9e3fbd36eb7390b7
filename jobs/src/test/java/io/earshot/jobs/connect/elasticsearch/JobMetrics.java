package io.earshot.jobs.connect.elasticsearch;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** What the jobs of one small cluster count. */
final class JobMetrics {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final InMemoryReporter reporter = InMemoryReporter.createWithRetainedMetrics();

    /** A cluster in this process that reports here. */
    MiniClusterExtension flink() {
        return new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
                .setConfiguration(reporter.addToConfiguration(new Configuration()))
                .setNumberSlotsPerTaskManager(2)
                .build());
    }

    long counter(JobID job, String name) {
        return ((Counter) metric(job, name)).getCount();
    }

    long gauge(JobID job, String name) {
        return ((Number) ((Gauge<?>) metric(job, name)).getValue()).longValue();
    }

    private Metric metric(JobID job, String name) {
        await().atMost(PATIENCE).until(() -> reporter.findMetric(job, name).isPresent());
        return reporter.findMetric(job, name).orElseThrow();
    }
}
