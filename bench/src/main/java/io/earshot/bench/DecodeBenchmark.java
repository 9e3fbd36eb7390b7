package io.earshot.bench;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.earshot.json.Json;
import io.earshot.post.Author;
import io.earshot.post.BadPostException;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostDecoder;
import io.earshot.post.PostKind;
import io.earshot.post.PostSkim;
import java.io.IOException;
import java.time.Instant;
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

/**
 * What it costs to read a post of our own JSON: 608 bytes with 171 characters of text, beside Jackson's data binding.
 * {@code decode} checks every rule of the contract, which data binding does not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class DecodeBenchmark {
    private static final String PLAIN = "@acme 3rd day without internet in the whole street, the hotline plays music"
            + " for hours and then hangs up. Is anyone there who tells us when it will work again? #acmeoutage";
    private static final String EMOJI = PLAIN.replace("music", "😡\n♫");

    /** As collectors write: an emoji in UTF-8, not as two escapes. */
    private static final ObjectWriter WRITER =
            Json.MAPPER.writer().with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);

    /** ASCII alone, as most posts are, or with an emoji, a note and an escaped line break. */
    @Param({"plain", "emoji"})
    private String text;

    private final PostDecoder decoder = new PostDecoder();
    private final PostSkim skim = new PostSkim();
    private final ObjectReader reader = Json.MAPPER.readerFor(Post.class);
    private byte[] record = {};

    @Setup
    public void write() throws IOException {
        Post post = new Post(
                "x:2060000000000000101",
                Platform.X,
                PostKind.REPLY,
                new Author("881277145", "pat_invented", "Pat Invented", 42_000L, false),
                text.equals("plain") ? PLAIN : EMOJI,
                "en",
                Instant.parse("2026-11-22T08:15:30.123Z"),
                Instant.parse("2026-11-22T08:15:31.456Z"),
                "x:2060000000000000100",
                null,
                null,
                4L,
                31L,
                2L,
                null,
                null,
                "US",
                "https://x.com/pat_invented/status/2060000000000000101",
                List.of(),
                List.of(),
                List.of("acme"),
                List.of());
        record = WRITER.writeValueAsBytes(post);
    }

    @Benchmark
    public List<Post> decode() throws BadPostException {
        return decoder.decode(record, null);
    }

    /** The first look, which is all that a post which matches nothing gets. */
    @Benchmark
    public boolean skim() {
        return skim.read(record);
    }

    @Benchmark
    public Post dataBinding() throws IOException {
        return reader.readValue(record);
    }

    /** For the record's size, which is part of the result's meaning. */
    public static void main(String[] args) throws IOException {
        for (String text : List.of("plain", "emoji")) {
            DecodeBenchmark benchmark = new DecodeBenchmark();
            benchmark.text = text;
            benchmark.write();
            System.out.println(text + ": " + benchmark.record.length + " bytes");
        }
        System.out.println(PLAIN.length() + " characters of text");
    }
}
