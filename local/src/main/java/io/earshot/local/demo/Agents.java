package io.earshot.local.demo;

import io.earshot.care.Activity;
import io.earshot.mention.Mention;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What the brands' agents do beside their posts: they take what they answer, resolve most of it, promise to come back to
 * some, and ask how it was. Some customers call or write letters instead.
 */
final class Agents {
    private static final List<String> NAMES = List.of("ann", "joe", "kim", "ines", "sam");
    private static final double RESOLVED = 0.6;
    private static final double PROMISED = 0.15;
    private static final double KEPT = 0.7;
    private static final double ASKED_HOW_IT_WAS = 0.35;
    private static final double CALLS_A_POST = 0.02;

    private final Instant end;
    private final Random random;
    private final List<Activity> activities = new ArrayList<>();

    private Agents(Instant end, long seed) {
        this.end = end;
        this.random = new Random(seed);
    }

    /** All that they do in the scenario, in its order. */
    static List<Activity> of(Scenario scenario, long seed) {
        Agents agents = new Agents(scenario.end(), seed);
        Map<String, Cast> accounts = new HashMap<>();
        for (Cast brand : Cast.values()) {
            brand.careHandles().values().forEach(handle -> accounts.put(handle, brand));
        }
        for (Post post : scenario.posts()) {
            Cast brand = accounts.get(String.valueOf(post.author().handle()));
            if (brand == null) {
                agents.maybeCall(post);
            } else if (post.inReplyTo() != null) {
                agents.answered(brand, post, post.inReplyTo());
            }
        }
        agents.activities.sort(Comparator.comparing(Activity::at).thenComparing(Activity::toString));
        return agents.activities;
    }

    private void answered(Cast brand, Post answer, String question) {
        String item = Mention.id(id(brand), question);
        String agent = NAMES.get(random.nextInt(NAMES.size()));
        Instant at = answer.createdAt();
        act(Activity.Type.CLAIMED, at.minusSeconds(20 + random.nextInt(100)), item, agent, null, null);
        double fate = random.nextDouble();
        if (fate < RESOLVED) {
            Instant resolved = at.plus(Duration.ofMinutes(2 + random.nextInt(90)));
            act(Activity.Type.RESOLVED, resolved, item, agent, null, null);
            if (random.nextDouble() < ASKED_HOW_IT_WAS) {
                int csat = 1 + (int) Math.round(Math.sqrt(random.nextDouble()) * 4);
                act(
                        Activity.Type.FEEDBACK,
                        resolved.plus(Duration.ofMinutes(5 + random.nextInt(60))),
                        item,
                        null,
                        null,
                        new Activity.Score(csat * 2, csat));
            }
        } else if (fate < RESOLVED + PROMISED) {
            Instant due = at.plus(Duration.ofMinutes(30 + random.nextInt(60)));
            act(Activity.Type.PROMISED, at.plusSeconds(30), item, agent, due, null);
            if (random.nextDouble() < KEPT) {
                act(Activity.Type.REPLIED, due.minusSeconds(60), item, agent, null, null);
            }
        }
    }

    private void maybeCall(Post post) {
        if (random.nextDouble() >= CALLS_A_POST) {
            return;
        }
        List<Cast> brands = List.of(Cast.values());
        Cast brand = brands.get(random.nextInt(brands.size()));
        Platform channel = random.nextBoolean() ? Platform.PHONE : Platform.EMAIL;
        add(new Activity(
                Activity.Type.CONTACT,
                post.createdAt(),
                null,
                null,
                channel.code() + ":" + activities.size(),
                null,
                id(brand),
                null,
                channel,
                null,
                null,
                null,
                null));
    }

    private void act(
            Activity.Type type,
            Instant at,
            String item,
            @Nullable String agent,
            @Nullable Instant dueAt,
            Activity.@Nullable Score score) {
        add(new Activity(type, at, item, null, null, null, null, agent, null, dueAt, score, null, null));
    }

    private void add(Activity activity) {
        if (!activity.at().isAfter(end)) {
            activities.add(activity);
        }
    }

    private static String id(Cast brand) {
        return brand.name().toLowerCase(Locale.ROOT);
    }
}
