package io.earshot.bench;

import com.sun.management.ThreadMXBean;
import io.earshot.text.Understanding;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What posts cost one after the other, as they come, by all judgements and by that of the tone alone: words are remembered, so
 * that one post again and again would be too kind. Each line of a file is a post, its text behind the last tab; no post of the
 * last file is judged twice by either.
 */
public final class UnderstandingStream {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int POSTS = 2_000;

    /** So many rounds until the JVM has compiled all that it will; a job judges that many posts in its first minute. */
    private static final int WARM_UPS = 20;

    private UnderstandingStream() {}

    /**
     * The second half of the last file is measured. All before warms up: of another kind of posts the JVM has compiled too
     * little, and would compile while it is measured.
     */
    public static void main(String[] files) throws IOException {
        Understanding understanding = Understanding.load();
        List<String> others = new ArrayList<>();
        for (String file : files) {
            others.addAll(texts(file));
        }
        List<String> last = texts(files[files.length - 1]);
        others.subList(others.size() - last.size(), others.size()).clear();
        List<String> before = last.subList(0, last.size() / 2);
        List<String> measured = last.subList(last.size() / 2, last.size());

        Consumer<String> all = text -> understanding.analyze(text, null, List.of());
        warmUp(all, others, before);
        measure("all judgements", all, measured);
        // With a memory for words of its own, which has not met those of the posts that are measured.
        Understanding another = understanding.with(understanding.models());
        Consumer<String> tone = text -> another.sentiment(text, "en");
        warmUp(tone, others, before);
        measure("the tone alone", tone, measured);
    }

    private static void warmUp(Consumer<String> judge, List<String> others, List<String> before) {
        for (int round = 0; round < WARM_UPS; round++) {
            others.forEach(judge);
        }
        before.forEach(judge);
    }

    private static void measure(String what, Consumer<String> judge, List<String> texts) {
        double[] micros = new double[texts.size() / POSTS];
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        for (int turn = 0; turn < micros.length; turn++) {
            long start = THREADS.getCurrentThreadCpuTime();
            texts.subList(turn * POSTS, (turn + 1) * POSTS).forEach(judge);
            micros[turn] = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / POSTS;
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        Arrays.sort(micros);
        new PrintWriter(System.out, true, StandardCharsets.UTF_8)
                .printf(
                        Locale.ROOT,
                        "%s, %d turns of %d posts: %.1f µs of processor time a post at least, %.1f in the median; %,d bytes%n",
                        what,
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
}
