package io.earshot.bench;

import io.earshot.spike.CountSeries;
import io.earshot.spike.Sensitivity;
import io.earshot.spike.SeriesDetector;
import io.earshot.spike.SeriesModel;
import io.earshot.spike.SpikeSettings;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;

/** What a baseline costs: nanoseconds of CPU a count that is judged and learned from, and bytes when it is kept. */
public final class SeriesCost {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int DAY = 1_440;
    private static final int ROUNDS = 5;
    private static final long FIRST = 29_459_520;

    private SeriesCost() {}

    public static void main(String[] args) throws IOException {
        for (int mean : new int[] {0, 1, 20, 1_000}) {
            int[] counts = counts(mean);
            double least = Double.MAX_VALUE;
            double leastOfFiles = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                least = Math.min(least, model(counts));
                leastOfFiles = Math.min(leastOfFiles, detector(counts));
            }
            System.out.printf(
                    "%5d a minute: %6.0f ns a count in the job's model, %6.0f ns a row in a file's%n",
                    mean, least, leastOfFiles);
        }
        System.out.printf("bytes a baseline, written: %d%n", bytes());
    }

    /** With a daily rhythm, scattered beyond chance. */
    private static int[] counts(int mean) {
        Random random = new Random(mean);
        int[] counts = new int[60 * DAY];
        for (int i = 0; i < counts.length; i++) {
            double rate = mean * (1 + 0.8 * Math.sin(2 * Math.PI * i / DAY));
            double scatter = Math.sqrt(rate) + 0.2 * rate;
            counts[i] = (int) Math.max(0, Math.round(rate + scatter * random.nextGaussian()));
        }
        return counts;
    }

    private static double model(int[] counts) {
        SeriesModel model = new SeriesModel(SpikeSettings.BALANCED, MINUTE);
        CountSeries series = new CountSeries();
        model.begin(series, FIRST);
        long start = cpuNanos();
        double surprise = 0;
        for (int count : counts) {
            surprise += model.close(series, count, false).surprise();
        }
        return perCount(start, counts, surprise);
    }

    private static double detector(int[] counts) {
        SeriesDetector detector = new SeriesDetector(Sensitivity.BALANCED, MINUTE);
        long start = cpuNanos();
        double score = 0;
        for (int i = 0; i < counts.length; i++) {
            score += detector.judge(FIRST + i, counts[i]).score();
        }
        return perCount(start, counts, score);
    }

    private static double perCount(long start, int[] counts, double result) {
        double nanos = (double) (cpuNanos() - start) / counts.length;
        if (result < 0) {
            throw new AssertionError("no sum of surprises is negative");
        }
        return nanos;
    }

    private static int bytes() throws IOException {
        SeriesModel model = new SeriesModel(SpikeSettings.BALANCED, MINUTE);
        CountSeries series = new CountSeries();
        model.begin(series, FIRST);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        series.write(new DataOutputStream(bytes));
        return bytes.size();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
