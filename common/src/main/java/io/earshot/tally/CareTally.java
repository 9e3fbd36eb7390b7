package io.earshot.tally;

import io.earshot.care.Activity;
import io.earshot.care.ItemEvent;
import io.earshot.post.Platform;
import io.earshot.trend.CareCounts;
import io.earshot.trend.TrendBucket;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts what happened to items and what was told of customers in the bucket of its time. */
public final class CareTally {
    private CareTally() {}

    /** Whether there is anything to count in it. */
    public static boolean counts(ItemEvent event) {
        return switch (event.kind()) {
            case CLAIMED, WARNED, PRIORITY_CHANGED, CLOCK_SHORTENED, CLOCK_RESTORED -> false;
            case ANSWERED -> answersFirst(event) || answersNext(event);
            case OPENED,
                    MET,
                    BREACHED,
                    PROMISED,
                    PROMISE_KEPT,
                    PROMISE_BROKEN,
                    RESOLVED,
                    REOPENED,
                    EXPIRED,
                    PEER_ANSWER,
                    TESTIMONIAL -> true;
        };
    }

    /** Counts an event in a bucket that holds its time. */
    public static void add(ItemEvent event, TrendBucket bucket) {
        CareCounts care = bucket.care();
        switch (event.kind()) {
            case OPENED -> {
                care.itemsOpened++;
                if (Boolean.TRUE.equals(event.newCustomer())) {
                    care.newCustomers++;
                }
            }
            case ANSWERED -> addAnswer(event, care);
            case MET -> care.itemsMet++;
            case BREACHED -> care.itemsBreached++;
            case PROMISED -> care.promises++;
            case PROMISE_KEPT -> care.promisesKept++;
            case PROMISE_BROKEN -> care.promisesBroken++;
            case RESOLVED -> {
                care.itemsResolved++;
                care.resolution = CareCounts.with(care.resolution, event.seconds());
                care.resolutionBusiness = CareCounts.with(care.resolutionBusiness, event.businessSeconds());
            }
            case REOPENED -> care.itemsReopened++;
            case EXPIRED -> care.itemsExpired++;
            case PEER_ANSWER -> care.peerAnswers++;
            case TESTIMONIAL -> care.testimonials++;
            case CLAIMED, WARNED, PRIORITY_CHANGED, CLOCK_SHORTENED, CLOCK_RESTORED ->
                throw new IllegalArgumentException("nothing to count in " + event.event());
        }
    }

    private static void addAnswer(ItemEvent event, CareCounts care) {
        if (answersFirst(event)) {
            care.itemsAnswered++;
            care.response = CareCounts.with(care.response, event.seconds());
            care.responseBusiness = CareCounts.with(care.responseBusiness, event.businessSeconds());
        } else {
            care.nextReply = CareCounts.with(care.nextReply, event.seconds());
        }
    }

    private static boolean answersFirst(ItemEvent event) {
        return event.milestone() != null
                && switch (event.milestone()) {
                    case FIRST_REPLY -> true;
                    case NEXT_REPLY, RESOLUTION, FOLLOW_UP -> false;
                };
    }

    private static boolean answersNext(ItemEvent event) {
        return event.milestone() != null
                && switch (event.milestone()) {
                    case NEXT_REPLY -> true;
                    case FIRST_REPLY, RESOLUTION, FOLLOW_UP -> false;
                };
    }

    /**
     * What tells a deadline from others, for an event that a deadline was kept or passed: the item, and what the event's
     * id has after its kind.
     */
    public static String deadline(ItemEvent event) {
        String prefix = event.item() + "/" + event.kind().name().toLowerCase(Locale.ROOT) + "/";
        String rest = event.event().startsWith(prefix)
                ? event.event().substring(prefix.length())
                : String.valueOf(event.milestone());
        return event.item() + "/" + rest;
    }

    /** Whether a deadline that was said to have passed was kept after all: an answer in time was heard only then. */
    public static boolean takesBack(ItemEvent met, Instant breachedAt) {
        return met.kind() == ItemEvent.Kind.MET && met.at().isBefore(breachedAt);
    }

    /** Takes a passed deadline out of a bucket that counted it. */
    public static void takeBreachBack(TrendBucket bucket) {
        bucket.care().itemsBreached--;
    }

    /** Whether there is anything to count in it: a score, or a customer who came by another channel. */
    public static boolean counts(Activity activity) {
        return activity.type() == Activity.Type.CONTACT || activity.score() != null;
    }

    /** Counts an activity in a bucket that holds its time. */
    public static void add(Activity activity, TrendBucket bucket) {
        CareCounts care = bucket.care();
        if (activity.type() == Activity.Type.CONTACT) {
            care.tickets++;
        }
        Activity.Score score = activity.score();
        if (score == null) {
            return;
        }
        if (score.nps() != null) {
            care.addNps(score.nps());
        }
        if (score.csat() != null) {
            care.addCsat(score.csat());
        }
    }

    /** Where the customer was: the activity's own channel, or else that of the post which it is about. */
    public static Platform channel(Activity activity) {
        if (activity.channel() != null) {
            return activity.channel();
        }
        String target = activity.target();
        Platform platform = platform(target == null ? activity.conversation() : target);
        return platform == null ? Platform.OTHER : platform;
    }

    private static @Nullable Platform platform(@Nullable String post) {
        if (post == null) {
            return null;
        }
        int colon = post.indexOf(':');
        String code = colon < 0 ? "" : post.substring(0, colon).toUpperCase(Locale.ROOT);
        for (Platform platform : Platform.values()) {
            if (platform.name().equals(code)) {
                return platform;
            }
        }
        return null;
    }
}
