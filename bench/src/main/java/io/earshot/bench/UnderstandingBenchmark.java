package io.earshot.bench;

import io.earshot.mention.Language;
import io.earshot.mention.Sentiment;
import io.earshot.text.Analysis;
import io.earshot.text.Understanding;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to understand a mention: all of it, and the parts that cost most. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class UnderstandingBenchmark {
    private static final String PLAIN = "@acme 3rd day without internet in the whole street, the hotline plays music"
            + " for hours and then hangs up. Is anyone there who tells us when it will work again? #acmeoutage";

    /** A post with nothing to hide, one with a number and an address in it, and one in another language. */
    @Param({"plain", "personal", "german"})
    private String post;

    private final Understanding understanding = Understanding.load();
    private String text = "";

    @Setup
    public void write() {
        text = switch (post) {
            case "plain" -> PLAIN;
            case "personal" -> PLAIN + " Call me: +44 20 7946 0958 or pat@example.org";
            default -> "@acme seit drei Tagen kein Internet in der ganzen Straße, und in der Hotline läuft nur Musik.";
        };
    }

    @Benchmark
    public Analysis analyze() {
        return understanding.analyze(text, null, List.of());
    }

    @Benchmark
    public String redact() {
        return understanding.redact(text);
    }

    @Benchmark
    public Language language() {
        return understanding.language(text, null);
    }

    @Benchmark
    public Sentiment sentiment() {
        return understanding.sentiment(text, "en");
    }
}
