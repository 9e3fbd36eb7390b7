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
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What posts cost one after the other, as they come, by all judgements and by that of the tone alone. Words are remembered, so
 * that one post again and again would be too kind: what is measured has met no post before that it is measured by. The code
 * has, with another memory for words, as it has in a job: else the JVM would compile while it is measured. Each line of a file
 * is a post, its text behind the last tab.
 */
public final class UnderstandingStream {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int POSTS = 2_000;

    /** So many rounds until the JVM has compiled all that it will; a job judges that many posts in its first minute. */
    private static final int REHEARSALS = 12;

    private UnderstandingStream() {}

    /** The second half of the last file is measured; all before fills the memory for words. */
    public static void main(String[] files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (String file : files) {
            texts.addAll(texts(file));
        }
        int half = texts(files[files.length - 1]).size() / 2;
        run("all judgements", (understanding, text) -> understanding.analyze(text, null, List.of()), texts, half);
        run("the tone alone", (understanding, text) -> understanding.sentiment(text, "en"), texts, half);
    }

    private static void run(String what, BiConsumer<Understanding, String> judge, List<String> texts, int measured) {
        Understanding shipped = Understanding.load();
        Understanding rehearsed = shipped.with(shipped.models());
        for (int round = 0; round < REHEARSALS; round++) {
            texts.forEach(text -> judge.accept(rehearsed, text));
        }
        Understanding fresh = shipped.with(shipped.models());
        int first = texts.size() - measured;
        texts.subList(0, first).forEach(text -> judge.accept(fresh, text));
        measure(what, text -> judge.accept(fresh, text), texts.subList(first, texts.size()));
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
