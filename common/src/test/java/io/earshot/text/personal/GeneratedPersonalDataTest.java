package io.earshot.text.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Span;
import io.earshot.text.personal.PostWriter.Post;
import io.earshot.text.personal.PostWriter.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Thousands of posts with known personal data, among numbers that are none: how much is found, how much is right. */
final class GeneratedPersonalDataTest {
    private static final int POSTS = 10_000;

    /** Of the kinds that have a format to check. */
    private static final double LEAST_RECALL = 0.99;
    /** Of addresses, which people write as they like. */
    private static final double LEAST_RECALL_OF_ADDRESSES = 0.97;

    private static final double LEAST_PRECISION = 0.95;

    private final PersonalData personalData = PersonalData.with(PostWriter.NUMBERS);
    private final Map<String, Counts> counts = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();

    @Test
    void findsNearlyAllAndLittleElse() {
        PostWriter writer = new PostWriter(new Random(20261122));
        for (int i = 0; i < POSTS; i++) {
            check(writer.post());
        }
        Counts all = new Counts();
        counts.values().forEach(all::add);
        String figures = all + " in all; " + counts;
        System.out.printf("personal data in %,d generated posts: %s%n", POSTS, figures);

        assertThat(counts).containsOnlyKeys("address", "booking", "card", "email", "iban", "order", "phone");
        assertThat(all.precision()).as("%s; %s", figures, mistakes).isGreaterThanOrEqualTo(LEAST_PRECISION);
        counts.forEach((kind, counted) -> {
            double leastRecall = kind.equals("address") ? LEAST_RECALL_OF_ADDRESSES : LEAST_RECALL;
            assertThat(counted.recall())
                    .as("recall of %s: %s; %s", kind, figures, mistakes)
                    .isGreaterThanOrEqualTo(leastRecall);
            assertThat(counted.precision())
                    .as("precision of %s: %s; %s", kind, figures, mistakes)
                    .isGreaterThanOrEqualTo(LEAST_PRECISION);
        });
    }

    /** How many there were, how many of these were hidden, and how many were hidden rightly and not. */
    private static final class Counts {
        private int there;
        private int found;
        private int hidden;
        private int hiddenRightly;

        void add(Counts other) {
            there += other.there;
            found += other.found;
            hidden += other.hidden;
            hiddenRightly += other.hiddenRightly;
        }

        double recall() {
            return (double) found / there;
        }

        double precision() {
            return hidden == 0 ? 1 : (double) hiddenRightly / hidden;
        }

        @Override
        public String toString() {
            return String.format("%d with recall %.4f, precision %.4f", there, recall(), precision());
        }
    }

    private void check(Post post) {
        Redaction redaction = personalData.redact(post.text());
        boolean mistaken = false;
        for (Truth truth : post.truths()) {
            Counts ofKind = counts.computeIfAbsent(truth.kind(), kind -> new Counts());
            boolean found = redaction.removed().stream()
                    .anyMatch(span -> span.start() <= truth.start() && truth.end() <= span.end());
            ofKind.there++;
            ofKind.found += found ? 1 : 0;
            mistaken |= !found;
        }
        for (int i = 0; i < redaction.removed().size(); i++) {
            Span span = redaction.removed().get(i);
            Span placed = redaction.placed().get(i);
            String kind = redaction.text().substring(placed.start() + 1, placed.end() - 1);
            boolean right = post.truths().stream()
                    .anyMatch(truth ->
                            truth.kind().equals(kind) && span.start() < truth.end() && truth.start() < span.end());
            Counts ofKind = counts.computeIfAbsent(kind, name -> new Counts());
            ofKind.hidden++;
            ofKind.hiddenRightly += right ? 1 : 0;
            mistaken |= !right;
        }
        if (mistaken && mistakes.size() < 30) {
            mistakes.add(post.text() + " → " + redaction.text());
        }
    }
}
