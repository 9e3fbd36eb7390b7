package io.earshot.clock;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What some of the customers are promised, in open time of a calendar. An empty list holds for all.
 *
 * @param id its name in items, such as {@code x-15m}
 * @param firstReply the most open time that a first answer may take; null for what the trade advises for the channel
 * @param sameDay whether it must also come before the calendar day ends on which the clock began to count
 * @param nextReply the most that an answer to further posts may take; null for as long as the first
 * @param resolution the most that the end of it may take; null where none is promised
 * @param startsAt what the clock starts with
 * @param warnShare the share of the time, 0..1, that is left when it is warned
 * @param hotFactor what is left of a clock is multiplied by this while the item's topic is hot, 0..1
 * @param calendar the name of the hours in which the clock runs; null for around the clock
 */
public record ServicePolicy(
        String id,
        List<Platform> channels,
        List<PriorityLevel> levels,
        List<String> tiers,
        List<Intent.Label> intents,

        @JsonSerialize(using = Durations.Serializer.class) @Nullable
        Duration firstReply,

        boolean sameDay,

        @JsonSerialize(using = Durations.Serializer.class) @Nullable
        Duration nextReply,

        @JsonSerialize(using = Durations.Serializer.class) @Nullable
        Duration resolution,

        ClockStart startsAt,
        double warnShare,
        double hotFactor,
        @Nullable String calendar) {
    /** The share of the time that is left when it is warned, where nothing is said of it. */
    public static final double USUAL_WARN_SHARE = 0.2;

    /** How much of a clock is left while the item's topic is hot, where nothing is said of it. */
    public static final double USUAL_HOT_FACTOR = 0.5;

    public ServicePolicy {
        Objects.requireNonNull(id, "id");
        channels = channels == null ? List.of() : List.copyOf(channels);
        levels = levels == null ? List.of() : List.copyOf(levels);
        tiers = tiers == null
                ? List.of()
                : tiers.stream().map(tier -> tier.toLowerCase(Locale.ROOT)).toList();
        intents = intents == null ? List.of() : List.copyOf(intents);
        startsAt = startsAt == null ? ClockStart.RECEIVED : startsAt;
    }

    @JsonCreator
    static ServicePolicy of(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("channels") List<Platform> channels,
            @JsonProperty("levels") List<PriorityLevel> levels,
            @JsonProperty("tiers") List<String> tiers,
            @JsonProperty("intents") List<Intent.Label> intents,
            @JsonProperty("firstReply") @Nullable String firstReply,
            @JsonProperty("sameDay") boolean sameDay,
            @JsonProperty("nextReply") @Nullable String nextReply,
            @JsonProperty("resolution") @Nullable String resolution,
            @JsonProperty("startsAt") ClockStart startsAt,
            @JsonProperty("warnShare") @Nullable Double warnShare,
            @JsonProperty("hotFactor") @Nullable Double hotFactor,
            @JsonProperty("calendar") @Nullable String calendar) {
        return new ServicePolicy(
                id == null ? "" : id,
                channels,
                levels,
                tiers,
                intents,
                Durations.ofJson("firstReply", firstReply),
                sameDay,
                Durations.ofJson("nextReply", nextReply),
                Durations.ofJson("resolution", resolution),
                startsAt,
                warnShare == null ? USUAL_WARN_SHARE : warnShare,
                hotFactor == null ? USUAL_HOT_FACTOR : hotFactor,
                calendar);
    }

    /** What a clock starts with. */
    public enum ClockStart {
        /** When the post came into the system, so that a slow collector is not held against the team. */
        RECEIVED,
        /** When the customer published it, as the customer sees it. */
        PUBLISHED
    }

    /** Whether it is for these circumstances. */
    boolean covers(Circumstances found) {
        return (channels.isEmpty() || channels.contains(found.channel()))
                && (levels.isEmpty() || levels.contains(found.level()))
                && (tiers.isEmpty()
                        || (found.tier() != null && tiers.contains(found.tier().toLowerCase(Locale.ROOT))))
                && (intents.isEmpty() || intents.contains(found.intent()));
    }

    /** Whether it covers all that the other does, so that behind it the other never comes to hold. */
    public boolean hides(ServicePolicy other) {
        return isWider(channels, other.channels)
                && isWider(levels, other.levels)
                && isWider(tiers, other.tiers)
                && isWider(intents, other.intents);
    }

    private static <T> boolean isWider(List<T> these, List<T> those) {
        return these.isEmpty() || (!those.isEmpty() && these.containsAll(those));
    }

    static ServicePolicy within(Platform channel, int minutes) {
        return usual(channel.code() + "-" + minutes + "m", List.of(channel), Duration.ofMinutes(minutes), false);
    }

    static ServicePolicy sameDay(Platform channel) {
        return usual(channel.code() + "-same-day", List.of(channel), Duration.ofHours(24), true);
    }

    static ServicePolicy usual(String id, List<Platform> channels, Duration firstReply, boolean sameDay) {
        return new ServicePolicy(
                id,
                channels,
                List.of(),
                List.of(),
                List.of(),
                firstReply,
                sameDay,
                null,
                null,
                ClockStart.RECEIVED,
                USUAL_WARN_SHARE,
                USUAL_HOT_FACTOR,
                null);
    }
}
