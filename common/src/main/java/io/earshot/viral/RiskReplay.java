package io.earshot.viral;

import io.earshot.alert.AlertLevel;
import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plays threads that are over as if they were angry ones about a brand, looks at them every minute, and counts which get
 * a level before they pass the threshold that matters.
 */
final class RiskReplay {
    private static final List<AlertLevel> LEVELS = List.of(AlertLevel.values());
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final long NO_REACH = Long.MAX_VALUE / 4; // sizes alone decide

    private RiskReplay() {}

    static List<GrowthEvaluation.Told> of(List<Spread> threads, int threshold) {
        ViralSettings settings = ViralSettings.matter(threshold, NO_REACH);
        List<int[]> sizes = threads.stream()
                .map(thread -> firstSizes(thread, settings))
                .toList(); // by thread, posts when each level came; 0: never
        List<GrowthEvaluation.Told> all = new ArrayList<>();
        for (int index = 0; index < LEVELS.size(); index++) {
            List<Integer> right = new ArrayList<>();
            int told = 0;
            int passed = 0;
            for (int i = 0; i < sizes.size(); i++) {
                int size = sizes.get(i)[index];
                boolean passes = threads.get(i).size() >= threshold;
                passed += passes ? 1 : 0;
                told += size > 0 ? 1 : 0;
                if (size > 0 && passes) {
                    right.add(size);
                }
            }
            right.sort(null);
            all.add(new GrowthEvaluation.Told(
                    threshold,
                    LEVELS.get(index),
                    passed,
                    told,
                    right.size(),
                    right.isEmpty() ? 0 : right.get(right.size() / 2)));
        }
        return all;
    }

    private static int[] firstSizes(Spread thread, ViralSettings settings) {
        int[] first = new int[LEVELS.size()];
        BrandThreads threads = new BrandThreads(settings);
        int next = 0;
        Instant end = Spread.at(Math.min(thread.seconds(thread.size() - 1), (double) LONGEST.toSeconds()));
        for (Instant now = Spread.at(0); !now.isAfter(end.plus(LOOK)); now = now.plus(LOOK)) {
            while (next < thread.size() && !Spread.at(thread.seconds(next)).isAfter(now)) {
                threads.add(mention(thread, next));
                next++;
            }
            if (next >= settings.posts()) {
                break;
            }
            for (ViralRisk risk : threads.advance(now)) {
                double held = risk.level().map(settings::from).orElse(0.0);
                for (int i = 0; i < first.length; i++) {
                    if (first[i] == 0 && held >= settings.from(LEVELS.get(i))) {
                        first[i] = next;
                    }
                }
            }
        }
        return first;
    }

    private static Mention mention(Spread thread, int number) {
        String root = "x:" + thread.id();
        String id = number == 0 ? root : root + "/" + number;
        Post post = Post.of(
                id,
                Platform.X,
                new Author(id, null, null, null, null),
                "",
                Spread.at(thread.seconds(number)),
                number == 0 ? null : root,
                root);
        return new Mention(
                Mention.id("brand", id),
                "brand",
                post,
                List.of(),
                false,
                false,
                new Language("en", 1),
                new Sentiment(Sentiment.Label.NEGATIVE, -1, 1),
                new Intent(Intent.Label.COMPLAINT, 1),
                0,
                new Actionable(false, 1),
                List.of(),
                List.of(),
                thread.followers(number),
                Map.of(),
                List.of(),
                List.of(),
                null);
    }
}
