package io.earshot.jobs.setup;

import org.jspecify.annotations.Nullable;

/**
 * One thing that setting up looked at, and what became of it.
 *
 * @param result in a dry run, what would become of it
 * @param what such as {@code topic earshot.posts}
 * @param detail what a person should know of it, null where there is nothing to say
 */
public record Step(Result result, String what, @Nullable String detail) {
    /** What can become of a thing. */
    public enum Result {
        CREATED("created", "would create"),
        UPDATED("updated", "would update"),
        UNCHANGED("unchanged", "unchanged"),
        /** It is not as we would make it, and changing it is for a person to decide. */
        KEPT("kept", "kept"),
        /** The server cannot do it. */
        LEFT_OUT("left out", "left out"),
        FAILED("FAILED", "FAILED");

        private final String done;
        private final String planned;

        Result(String done, String planned) {
            this.done = done;
            this.planned = planned;
        }

        /** The word for it in a report. */
        public String word(boolean dryRun) {
            return dryRun ? planned : done;
        }
    }

    static Step of(Result result, String what) {
        return new Step(result, what, null);
    }

    static Step of(Result result, String what, String detail) {
        return new Step(result, what, detail);
    }

    /** Whether it went wrong. */
    public boolean failed() {
        return result == Result.FAILED;
    }

    /** One line of a report. */
    public String line(boolean dryRun) {
        String line = "%-12s %s".formatted(result.word(dryRun), what);
        return detail == null ? line : line + ": " + detail;
    }
}
