package io.earshot.bench;

import com.sun.management.ThreadMXBean;
import io.earshot.brand.Brand;
import io.earshot.json.Json;
import io.earshot.post.Post;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the matcher's cost grows with its queries: the processor time of building it, of changing one brand and of a post,
 * its memory as measured and as it says itself, and what a post that matches nothing allocates.
 */
public final class MatcherScaling {
    private static final int POSTS = 4_000;
    private static final int ROUNDS = 150;
    private static final int QUERIES_PER_BRAND = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private MatcherScaling() {}

    /** For each number of queries given. */
    public static void main(String[] sizes) throws IOException {
        for (String size : sizes) {
            measure(Integer.parseInt(size));
        }
    }

    private static void measure(int queries) throws IOException {
        long empty = Heap.usedBytes();
        FirehosePosts firehose = new FirehosePosts(5, queries / QUERIES_PER_BRAND, queries, 0.01);
        List<Brand> brands = firehose.brandsWithQueries();
        long brandBytes = Heap.usedBytes() - empty;
        long start = THREADS.getCurrentThreadCpuTime();
        BrandMatcher matcher = BrandMatcher.compile(brands);
        long built = THREADS.getCurrentThreadCpuTime() - start;
        long bytes = Heap.usedBytes() - empty;
        List<Brand> changed = new ArrayList<>(brands);
        changed.set(
                0,
                QueryGenerator.brands(77, 1, QUERIES_PER_BRAND, new Vocabulary())
                        .get(0));
        start = THREADS.getCurrentThreadCpuTime();
        BrandMatcher other = matcher.with(changed);
        long change = THREADS.getCurrentThreadCpuTime() - start;

        MatchSession session = other.newSession();
        List<Post> all = new ArrayList<>();
        List<Post> nothing = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            Post post = Json.MAPPER.readValue(firehose.post(i, Instant.EPOCH), Post.class);
            all.add(post);
            if (session.match(post).isEmpty()) {
                nothing.add(post);
            }
        }
        double matchMicros = least(() -> all.forEach(session::match));
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        for (Post post : nothing) {
            session.match(post);
        }
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        System.out.printf(
                "%,8d queries, %,8d terms: built in %,6d ms, one brand changed in %,5.1f ms; %,7.1f MB (of them %,.1f MB"
                        + " the brands), says %,7.1f MB; %.2f µs a post; %.1f bytes"
                        + " allocated a post that matches nothing%n",
                other.queries(),
                other.terms(),
                built / 1_000_000,
                change / 1e6,
                bytes / 1e6,
                brandBytes / 1e6,
                matcher.bytes() / 1e6,
                matchMicros,
                (double) allocated / nothing.size());
    }

    /** Processor time a post, of the round that took least. */
    private static double least(Runnable round) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            round.run();
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - start);
        }
        return least / 1e3 / POSTS;
    }
}
