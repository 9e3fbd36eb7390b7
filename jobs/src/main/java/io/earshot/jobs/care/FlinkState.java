package io.earshot.jobs.care;

/**
 * The keyed state of a job for those who know nothing of Flink: there it may fail in any way, and then the task fails.
 */
final class FlinkState {
    private FlinkState() {}

    static <T> T get(Access<T> access) {
        try {
            return access.run();
        } catch (Exception e) {
            throw new IllegalStateException("the state cannot be used", e);
        }
    }

    static void set(Change change) {
        try {
            change.run();
        } catch (Exception e) {
            throw new IllegalStateException("the state cannot be used", e);
        }
    }

    /** Reads it. */
    @FunctionalInterface
    interface Access<T> {
        T run() throws Exception;
    }

    /** Changes it. */
    @FunctionalInterface
    interface Change {
        void run() throws Exception;
    }
}
