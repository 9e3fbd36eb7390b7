package io.earshot.watch;

import static io.earshot.mention.MentionBuilder.mention;

import io.earshot.alert.Alert;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.MentionBuilder;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import io.earshot.topic.Topic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;

/** Plays a brand's mentions, minute by minute from a Sunday's midnight on, to a detector. Same seed, same play. */
final class BrandSimulation {
    static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    /** Of words of small talk; the first is in one mention of nine. */
    private static final int VOCABULARY = 2_000;

    private static final int WORDS = 5;

    BrandWatch watch = new BrandWatch("acme", WatchSettings.BALANCED);
    Platform channel = Platform.X;
    Intent.Label intent = Intent.Label.OTHER;
    final List<Topic> topics = new ArrayList<>();
    final List<Alert> alerts = new ArrayList<>();
    private final Random random;
    private int minute;
    private int mentions;

    BrandSimulation(long seed) {
        random = new Random(seed);
    }

    /** What people say besides small talk, and how. */
    record Talk(String words, double negativeShare, int authors, String thread) {
        Talk(String words, double negativeShare, int authors) {
            this(words, negativeShare, authors, "");
        }

        static final Talk SMALL = new Talk("", 0.1, 100_000);
    }

    /** Plays minutes of small talk at a rate. */
    BrandSimulation play(Duration duration, double perMinute) {
        return play(duration, since -> perMinute, Talk.SMALL);
    }

    /** Plays minutes at a rate, a function of the minutes since the start of the simulation. */
    BrandSimulation play(Duration duration, IntToDoubleFunction perMinute, Talk talk) {
        for (long i = 0; i < duration.toMinutes(); i++) {
            minute(poisson(perMinute.applyAsDouble(minute)), talk);
        }
        return this;
    }

    /** Plays a minute with so many mentions. */
    BrandSimulation minute(int count, Talk talk) {
        for (int i = 0; i < count; i++) {
            hear(next(now().plusMillis(60_000L * i / count), talk).build());
        }
        minute++;
        return this;
    }

    /** Plays minutes of small talk, and of something else beside it. */
    BrandSimulation play(Duration duration, double smallTalk, Talk talk, double perMinute) {
        for (long i = 0; i < duration.toMinutes(); i++) {
            int some = poisson(perMinute);
            int all = some + poisson(smallTalk);
            for (int j = 0; j < all; j++) {
                boolean isTalk = (long) j * some / all != (long) (j + 1) * some / all;
                hear(next(now().plusMillis(60_000L * j / all), isTalk ? talk : Talk.SMALL)
                        .build());
            }
            minute++;
        }
        return this;
    }

    /** Lets time pass without a word. */
    BrandSimulation pass(Duration duration) {
        minute += (int) duration.toMinutes();
        return this;
    }

    /** Ends all minutes so far, as a watermark would. */
    BrandSimulation advance() {
        alerts.addAll(watch.advance(now()).alerts());
        return this;
    }

    /** Goes on with a watch that was written and read. */
    void restart(WatchSettings settings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        watch = BrandWatch.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), "acme", settings);
    }

    void hear(Mention mention) {
        Told told = watch.add(mention);
        alerts.addAll(told.alerts());
        topics.addAll(told.topics());
    }

    Instant now() {
        return START.plus(Duration.ofMinutes(minute));
    }

    private MentionBuilder next(Instant at, Talk talk) {
        boolean isNegative = random.nextDouble() < talk.negativeShare();
        String words = smallTalk() + " " + talk.words();
        return mention("x:" + mentions++, at)
                .by("author-" + random.nextInt(talk.authors()))
                .tone(isNegative ? Sentiment.Label.NEGATIVE : Sentiment.Label.NEUTRAL)
                .on(channel)
                .intent(intent)
                .inReplyTo(talk.thread().isEmpty() ? null : talk.thread())
                .words(words.strip());
    }

    private String smallTalk() {
        StringJoiner words = new StringJoiner(" ");
        for (int i = 0; i < WORDS; i++) {
            double rank = random.nextDouble();
            words.add("word" + (int) (VOCABULARY * rank * rank));
        }
        return words.toString();
    }

    /** Knuth for small means, the normal law for large ones. */
    int poisson(double mean) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
