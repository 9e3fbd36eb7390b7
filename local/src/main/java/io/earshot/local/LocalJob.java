package io.earshot.local;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job of the local system.
 *
 * @param id names its checkpoints; the same for ever
 * @param title its name on Flink's web page
 * @param layout lays it out
 */
record LocalJob(String id, String title, Layout layout) {
    /** Adds a job's operators to an environment. */
    @FunctionalInterface
    interface Layout {
        void build(StreamExecutionEnvironment env);
    }
}
