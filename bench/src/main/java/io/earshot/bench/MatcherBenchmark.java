package io.earshot.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.earshot.brand.Brand;
import io.earshot.json.Json;
import io.earshot.post.Post;
import io.earshot.query.BrandMatch;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What it costs to hold a post of 171 characters against all queries of 1,000 brands; one post in a hundred means one.
 *
 * <p>{@code words}: a query a brand, an OR of ten words. {@code queries}: ten queries a brand, by the
 * {@link QueryGenerator}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class MatcherBenchmark {
    private static final int POSTS = 4_096;
    private static final int BRANDS = 1_000;
    private static final int WORDS = 10_000;
    private static final int COUNTED = 200_000;

    @Param({"words", "queries"})
    private String book;

    private final List<Post> posts = new ArrayList<>();
    private MatchSession session = BrandMatcher.compile(List.of()).newSession();

    @Setup
    public void prepare() throws JsonProcessingException {
        FirehosePosts firehose = new FirehosePosts(5, BRANDS, WORDS, 0.01);
        for (int i = 0; i < POSTS; i++) {
            posts.add(Json.MAPPER.readValue(firehose.post(i, Instant.EPOCH), Post.class));
        }
        List<Brand> brands = book.equals("words") ? firehose.brands() : firehose.brandsWithQueries();
        session = BrandMatcher.compile(brands).newSession();
    }

    @Benchmark
    @OperationsPerInvocation(POSTS)
    public void match(Blackhole hole) {
        for (Post post : posts) {
            hole.consume(session.match(post));
        }
    }

    /** What was measured: how many queries, terms and matches there are, and the share of posts that mean a brand. */
    public static void main(String[] args) throws JsonProcessingException {
        for (String name : List.of("words", "queries")) {
            FirehosePosts firehose = new FirehosePosts(5, BRANDS, WORDS, 0.01);
            List<Brand> brands = name.equals("words") ? firehose.brands() : firehose.brandsWithQueries();
            long start = System.nanoTime();
            BrandMatcher matcher = BrandMatcher.compile(brands);
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            int named = 0;
            int missed = 0;
            int byChance = 0;
            int matches = 0;
            long length = 0;
            for (int i = 0; i < COUNTED; i++) {
                Post post = Json.MAPPER.readValue(firehose.post(i, Instant.EPOCH), Post.class);
                List<BrandMatch> found = matcher.match(post);
                length += post.text().length();
                matches += found.size();
                named += firehose.isMention(i) ? 1 : 0;
                missed += firehose.isMention(i) && found.isEmpty() ? 1 : 0;
                byChance += !firehose.isMention(i) && !found.isEmpty() ? 1 : 0;
            }
            System.out.printf(
                    "%s: %,d queries of %,d terms, built in %,d ms; of %,d posts of %.1f characters %,d name a brand (%d of"
                            + " them unmatched), %,d mean one by chance; %,d mentions%n",
                    name,
                    matcher.queries(),
                    matcher.terms(),
                    milliseconds,
                    COUNTED,
                    (double) length / COUNTED,
                    named,
                    missed,
                    byChance,
                    matches);
        }
    }
}
