package io.earshot.local.demo;

import io.earshot.post.Post;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The play: a quiet day, and then an outage at Acme that spreads. The same seed and end give the same posts.
 *
 * @param posts in the order of their times
 * @param begin of the quiet day
 * @param outage when the first customers notice
 * @param end no post is later
 */
record Scenario(List<Post> posts, Instant begin, Instant outage, Instant end) {
    private static final Duration QUIET = Duration.ofHours(24);
    private static final Duration CRISIS = Duration.ofMinutes(100);

    /** Of the mean of a day, by hour in UTC: people sleep. */
    private static final double[] RHYTHM = {
        0.3, 0.2, 0.15, 0.15, 0.2, 0.4, 0.7, 1.0, 1.2, 1.2, 1.2, 1.3, 1.5, 1.4, 1.2, 1.2, 1.3, 1.5, 1.7, 1.7, 1.5, 1.2,
        0.8, 0.5
    };

    private static final double NOISE_PER_HOUR = 260;
    private static final double ANSWERED = 0.8;
    private static final double ANSWER_MINUTES = 14;

    /** Complaints a minute, at the minutes of the crisis: they come one by one, then all at once, and ebb away. */
    private static final double[][] OUTAGE = {
        {0, 1}, {8, 5}, {20, 16}, {30, 24}, {45, 22}, {60, 14}, {75, 7}, {90, 3}, {100, 2}
    };

    private static final double OUTAGE_ANSWERED = 0.12;
    private static final int MINUTES_TO_FIRST_ANSWER = 15;
    private static final double PASSED_ON = 0.2;
    private static final double PASS_MINUTES = 6;

    static Scenario crisis(long seed, Instant end) {
        Instant last = end.truncatedTo(ChronoUnit.MINUTES);
        Instant outage = last.minus(CRISIS);
        Instant begin = outage.minus(QUIET);
        Stage stage = new Stage(last, seed);
        for (Instant minute = begin; minute.isBefore(last); minute = minute.plusSeconds(60)) {
            everyday(stage, minute);
            if (!minute.isBefore(outage)) {
                outage(stage, minute, (int) Duration.between(outage, minute).toMinutes());
            }
        }
        turningPoints(stage, outage);
        return new Scenario(stage.posts(), begin, outage, last);
    }

    private static void everyday(Stage stage, Instant minute) {
        double rhythm = RHYTHM[minute.atZone(ZoneOffset.UTC).getHour()];
        times(stage, minute, NOISE_PER_HOUR / 60 * rhythm, stage::noise);
        for (Cast brand : Cast.values()) {
            double rate = brand.perHour() / 60 * rhythm;
            String trade = brand.trade();
            times(stage, minute, rate * 0.25, at -> stage.customer(at, brand, trade + " praise"));
            times(stage, minute, rate * 0.30, at -> stage.customer(at, brand, trade + " remark"));
            times(
                    stage,
                    minute,
                    rate * 0.25,
                    at -> asked(stage, brand, stage.customer(at, brand, trade + " question")));
            times(
                    stage,
                    minute,
                    rate * 0.20,
                    at -> asked(stage, brand, stage.customer(at, brand, trade + " complaint")));
        }
    }

    /** Most who ask get an answer. */
    private static void asked(Stage stage, Cast brand, Post question) {
        if (stage.random().nextDouble() < ANSWERED) {
            Instant at = later(question.createdAt(), ANSWER_MINUTES, stage.random());
            stage.answer(at, brand, question, brand.trade() + " answer");
        }
    }

    private static void outage(Stage stage, Instant minute, int sinceOutage) {
        double rate = between(OUTAGE, sinceOutage);
        times(stage, minute, rate * 0.86, at -> complains(stage, at, sinceOutage));
        times(stage, minute, rate * 0.08, at -> passOn(stage, stage.customer(at, Cast.ACME, "outage joke"), 2));
        times(stage, minute, rate * 0.06, at -> stage.customer(at, Cast.ACME, "outage switch"));
    }

    private static void complains(Stage stage, Instant at, int sinceOutage) {
        Post complaint = stage.customer(at, Cast.ACME, "outage complaint");
        if (stage.random().nextDouble() < PASSED_ON) {
            passOn(stage, complaint, 3);
        }
        if (sinceOutage >= MINUTES_TO_FIRST_ANSWER && stage.random().nextDouble() < OUTAGE_ANSWERED) {
            stage.answer(later(at, ANSWER_MINUTES / 2, stage.random()), Cast.ACME, complaint, "outage answer");
        }
    }

    /** What everybody passes on: the article, the furious customer, and what the bank says in the end. */
    private static void turningPoints(Stage stage, Instant outage) {
        passOn(stage, stage.customer(outage.plusSeconds(12 * 60), Cast.ACME, "outage complaint"), 120);
        passOn(stage, stage.press(outage.plusSeconds(25 * 60), "outage news"), 70);
        passOn(stage, stage.statement(outage.plusSeconds(41 * 60), Cast.ACME, "outage statement"), 25);
        stage.statement(outage.plusSeconds(78 * 60), Cast.ACME, "outage statement");
    }

    private static void passOn(Stage stage, Post post, int most) {
        int reposts = most <= 3 ? stage.random().nextInt(most + 1) : most;
        for (int i = 0; i < reposts; i++) {
            stage.repost(later(post.createdAt(), PASS_MINUTES, stage.random()), post);
        }
    }

    /** Does it as often in a minute as chance has it for this rate, each time at some moment of the minute. */
    private static void times(Stage stage, Instant minute, double rate, Consumer<Instant> act) {
        RandomGenerator random = stage.random();
        double limit = Math.exp(-rate); // Knuth's way to a Poisson number
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            act.accept(minute.plusMillis(random.nextLong(60_000)));
        }
    }

    private static Instant later(Instant time, double meanMinutes, RandomGenerator random) {
        return time.plusMillis(Math.round(random.nextExponential() * meanMinutes * 60_000));
    }

    private static double between(double[][] curve, double at) {
        for (int i = 1; i < curve.length; i++) {
            if (at <= curve[i][0]) {
                double share = (at - curve[i - 1][0]) / (curve[i][0] - curve[i - 1][0]);
                return curve[i - 1][1] + share * (curve[i][1] - curve[i - 1][1]);
            }
        }
        return curve[curve.length - 1][1];
    }
}
