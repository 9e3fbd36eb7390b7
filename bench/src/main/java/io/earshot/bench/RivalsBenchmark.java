package io.earshot.bench;

import io.earshot.bench.rivals.Contender;
import io.earshot.brand.Brand;
import io.earshot.json.Json;
import io.earshot.post.Post;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The matcher beside others, all on the same posts of 171 characters, a hundred at a time, of which one means a brand, and
 * the same queries of the {@link QueryGenerator}. The main method tells what JMH does not: how long each takes to build,
 * how much memory, the processor time of a post on a machine that is not quiet, and whether all find the same.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 4, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx3g"})
public class RivalsBenchmark {
    private static final int BATCH = 100;
    private static final int BATCHES = 100;
    private static final int COMPARED = 2_000;
    /** Batches that are timed together: with ten, each round has ten mentions or so. */
    private static final int ROUND = 10;

    private static final Duration MEASURED = Duration.ofSeconds(8);
    private static final int QUERIES_PER_BRAND = 10;

    @Param({"EARSHOT", "LUCENE_MONITOR_BATCH", "LUCENE_MONITOR", "AHO_CORASICK", "BRUTE_FORCE"})
    private Contender.Kind contender = Contender.Kind.EARSHOT;

    @Param({"1000", "10000", "50000"})
    private int queries = 1_000;

    private final List<List<Post>> batches = new ArrayList<>();
    private Contender made = (posts, matches) -> {};
    private int next;

    @Setup
    public void prepare() throws IOException {
        FirehosePosts firehose = firehose(queries);
        for (int i = 0; i < BATCHES; i++) {
            batches.add(posts(firehose, i * BATCH));
        }
        made = contender.of(firehose.brandsWithQueries());
    }

    @TearDown
    public void close() throws IOException {
        made.close();
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void match(Blackhole hole) throws IOException {
        made.match(batches.get(next), (post, query) -> hole.consume(query));
        next = (next + 1) % BATCHES;
    }

    private static FirehosePosts firehose(int queries) {
        return new FirehosePosts(5, queries / QUERIES_PER_BRAND, queries, 0.01);
    }

    private static List<Post> posts(FirehosePosts firehose, int first) throws IOException {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            posts.add(Json.MAPPER.readValue(firehose.post(first + i, Instant.EPOCH), Post.class));
        }
        return posts;
    }

    /** For each number of queries given: what each takes to build, and where the others differ from Earshot. */
    public static void main(String[] sizes) throws IOException {
        for (String size : sizes) {
            int queries = Integer.parseInt(size);
            List<Brand> brands = firehose(queries).brandsWithQueries();
            List<List<Post>> posts = new ArrayList<>();
            FirehosePosts firehose = firehose(queries);
            for (int i = 0; i < ROUND; i++) {
                posts.add(posts(firehose, i * BATCH));
            }
            Set<String> expected = found(Contender.Kind.EARSHOT, brands);
            for (Contender.Kind kind : Contender.Kind.values()) {
                System.out.printf("%,7d queries  %-20s", queries, kind);
                build(kind, brands, posts);
                Set<String> found = found(kind, brands);
                System.out.printf(
                        "; %,d matches, %,d of them not found by Earshot, %,d of Earshot's not found%n",
                        found.size(), missing(found, expected), missing(expected, found));
            }
        }
    }

    private static void build(Contender.Kind kind, List<Brand> brands, List<List<Post>> posts) throws IOException {
        long before = Heap.usedBytes();
        long start = System.nanoTime();
        try (Contender contender = kind.of(brands)) {
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            System.out.printf(" built in %,6d ms, %,6.1f MB", milliseconds, (Heap.usedBytes() - before) / 1e6);
            System.out.printf("; %,10.2f µs a post", cpuMicros(contender, posts));
        }
    }

    /** Processor time of this thread for a post: the least of many rounds, which other work on the machine disturbs least. */
    private static double cpuMicros(Contender contender, List<List<Post>> batches) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = System.nanoTime() + MEASURED.toNanos();
        double least = Double.MAX_VALUE;
        long[] found = {0};
        for (int next = 0; System.nanoTime() < end || next < ROUND; ) {
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < ROUND; i++) {
                contender.match(batches.get(next++ % batches.size()), (post, query) -> found[0]++);
            }
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - start) / 1e3 / ROUND / BATCH);
        }
        return least;
    }

    /** What is found in posts of which a third mean a brand, so that there is something to agree on. */
    private static Set<String> found(Contender.Kind kind, List<Brand> brands) throws IOException {
        int queries = QUERIES_PER_BRAND * brands.size();
        FirehosePosts firehose = new FirehosePosts(6, brands.size(), queries, 1.0 / 3);
        Set<String> found = new TreeSet<>();
        try (Contender contender = kind.of(brands)) {
            for (int first = 0; first < COMPARED; first += BATCH) {
                int batch = first;
                contender.match(posts(firehose, first), (post, query) -> found.add(batch + post + " " + query));
            }
        }
        return found;
    }

    private static long missing(Set<String> of, Set<String> in) {
        return of.stream().filter(one -> !in.contains(one)).count();
    }
}
