package io.earshot.bench;

import com.sun.management.ThreadMXBean;
import io.earshot.text.Understanding;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What all judgements cost of one post after the other, as they come: words are remembered, so that one post again and
 * again would be too kind. Each line of a file is a post, its text behind the last tab; no post is judged twice but of the
 * files that warm up.
 */
public final class UnderstandingStream {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int POSTS = 2_000;

    /** So many rounds until the JVM has compiled all that it will; a job judges that many posts in its first minute. */
    private static final int WARM_UPS = 20;

    private UnderstandingStream() {}

    /** The last file is measured, those before warm up. */
    public static void main(String[] files) throws IOException {
        Understanding understanding = Understanding.load();
        int last = files.length - 1;
        for (int round = 0; round < WARM_UPS; round++) {
            for (int file = 0; file < last; file++) {
                judge(understanding, texts(files[file]));
            }
        }
        List<String> texts = texts(files[last]);
        double[] micros = new double[texts.size() / POSTS];
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        for (int turn = 0; turn < micros.length; turn++) {
            micros[turn] = judge(understanding, texts.subList(turn * POSTS, (turn + 1) * POSTS));
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        Arrays.sort(micros);
        new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                .printf(
                        Locale.ROOT,
                        "%d turns of %d posts: %.1f µs of processor time a post at least, %.1f in the median; %,d bytes%n",
                        micros.length,
                        POSTS,
                        micros[0],
                        micros[micros.length / 2],
                        bytes / micros.length / POSTS);
    }

    private static List<String> texts(String file) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .toList();
    }

    private static double judge(Understanding understanding, List<String> texts) {
        long start = THREADS.getCurrentThreadCpuTime();
        texts.forEach(text -> understanding.analyze(text, null, List.of()));
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / texts.size();
    }
}
