package io.earshot.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.json.Json;
import io.earshot.post.Post;
import io.earshot.query.BrandMatch;
import io.earshot.query.BrandMatcher;
import io.earshot.query.MatchSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
 * <p>{@code words}: a query a brand, an OR of ten words. {@code queries}: ten queries a brand, of 3 to 30 clauses: the
 * brand's word, tag and handle, a phrase with it, words of the vocabulary near it or beside it, and words that must not be
 * there.
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
        List<Brand> brands = book.equals("words") ? firehose.brands() : withQueries(firehose.brands());
        session = BrandMatcher.compile(brands).newSession();
    }

    @Benchmark
    @OperationsPerInvocation(POSTS)
    public void match(Blackhole hole) {
        for (Post post : posts) {
            hole.consume(session.match(post));
        }
    }

    /** The same brands with ten queries each, the words of which are those that the posts have. */
    private List<Brand> withQueries(List<Brand> brands) {
        Random random = new Random(9);
        List<String> vocabulary = new ArrayList<>();
        for (Post post : posts) {
            vocabulary.addAll(List.of(post.text().strip().split(" ", -1)));
        }
        List<Brand> rich = new ArrayList<>();
        for (Brand brand : brands) {
            List<BrandQuery> queries = new ArrayList<>();
            for (String word : brand.queries().get(0).query().split(" OR ", -1)) {
                queries.add(new BrandQuery(word, query(word, vocabulary, random)));
            }
            rich.add(new Brand(brand.id(), brand.name(), brand.handles(), brand.languages(), queries));
        }
        return rich;
    }

    private static String query(String brand, List<String> vocabulary, Random random) {
        String name = "(" + brand + " OR #" + brand + " OR @" + brand + " OR \"" + some(1, " ", vocabulary, random)
                + " " + brand + "\")";
        String context = "(" + some(1 + random.nextInt(20), " OR ", vocabulary, random) + " OR \""
                + some(2, " ", vocabulary, random) + "\")";
        String not = random.nextBoolean() ? " -" + some(1 + random.nextInt(4), " -", vocabulary, random) : "";
        return switch (random.nextInt(3)) {
            case 0 -> name + not;
            case 1 -> name + " " + context + not;
            default -> name + " NEAR/" + (1 + random.nextInt(9)) + " " + context + not;
        };
    }

    private static String some(int count, String between, List<String> vocabulary, Random random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(vocabulary.get(random.nextInt(vocabulary.size())));
        }
        return String.join(between, words);
    }

    /** What was measured: how many queries, terms and matches there are. */
    public static void main(String[] args) throws JsonProcessingException {
        for (String name : List.of("words", "queries")) {
            MatcherBenchmark benchmark = new MatcherBenchmark();
            benchmark.book = name;
            benchmark.prepare();
            FirehosePosts firehose = new FirehosePosts(5, BRANDS, WORDS, 0.01);
            long start = System.nanoTime();
            BrandMatcher matcher = BrandMatcher.compile(
                    name.equals("words") ? firehose.brands() : benchmark.withQueries(firehose.brands()));
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            int matches = 0;
            int length = 0;
            for (Post post : benchmark.posts) {
                List<BrandMatch> found = matcher.match(post);
                matches += found.size();
                length += post.text().length();
            }
            System.out.println(name + ": " + matcher.queries() + " queries of " + matcher.terms() + " terms, built in "
                    + milliseconds + " ms; " + matches + " matches in " + POSTS + " posts of " + length / POSTS
                    + " characters on average");
        }
    }
}
