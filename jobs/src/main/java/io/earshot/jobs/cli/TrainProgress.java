package io.earshot.jobs.cli;

import io.earshot.text.Training;
import java.io.PrintWriter;
import java.util.Locale;

/** Says how far a training is and how long it will take: at the end of each fold, and every few seconds between. */
final class TrainProgress implements Training.Progress {
    private static final double NANOS = 1e9;
    private static final double SILENCE_SECONDS = 10;

    private final PrintWriter out;
    private final long start = System.nanoTime();
    private double saidAt;
    private String said = "";

    TrainProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void step(int done, int of, String what) {
        double seconds = (System.nanoTime() - start) / NANOS;
        boolean isNew = !what.equals(said);
        if (!isNew && seconds - saidAt < SILENCE_SECONDS && done < of) {
            return;
        }
        said = what;
        saidAt = seconds;
        out.printf(
                Locale.ROOT,
                "%s: pass %d of %d, %.0f s gone, about %.0f s left%n",
                what,
                done,
                of,
                seconds,
                seconds / done * (of - done));
        out.flush();
    }
}
