package io.earshot.spike;

import io.earshot.alert.AlertKind;
import io.earshot.mention.Intent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of a brand's mentions, each minute.
 *
 * @param intent of the mentions counted, for {@link Kind#INTENT} alone
 */
public record Measure(Kind kind, Intent.@Nullable Label intent) {

    /** What a measure counts. */
    public enum Kind {
        /** All mentions. */
        MENTIONS,
        /** Those of a bad tone. */
        NEGATIVE,
        /** Distinct authors of a minute: one who speaks in two of them counts twice. */
        AUTHORS,
        /** Those with one intent. */
        INTENT
    }

    private static final EnumMap<Intent.Label, Integer> INTENT_NUMBERS = new EnumMap<>(Intent.Label.class);

    static final Measure MENTIONS = new Measure(Kind.MENTIONS, null);
    static final Measure NEGATIVE = new Measure(Kind.NEGATIVE, null);
    static final Measure AUTHORS = new Measure(Kind.AUTHORS, null);

    /** All measures; a measure's place here is its number. The intent that says nothing is left out. */
    static final List<Measure> ALL = all();

    /** The numbers of those that are no intent's. */
    static final int MENTIONS_NUMBER = 0;

    static final int NEGATIVE_NUMBER = 1;
    static final int AUTHORS_NUMBER = 2;

    private static List<Measure> all() {
        List<Measure> all = new ArrayList<>(List.of(MENTIONS, NEGATIVE, AUTHORS));
        for (Intent.Label label : Intent.Label.values()) {
            if (label != Intent.Label.OTHER) {
                INTENT_NUMBERS.put(label, all.size());
                all.add(new Measure(Kind.INTENT, label));
            }
        }
        return List.copyOf(all);
    }

    /** The number of an intent's measure; −1 for the intent that says nothing. */
    static int number(Intent.Label label) {
        return INTENT_NUMBERS.getOrDefault(label, -1);
    }

    int number() {
        return switch (kind) {
            case MENTIONS -> MENTIONS_NUMBER;
            case NEGATIVE -> NEGATIVE_NUMBER;
            case AUTHORS -> AUTHORS_NUMBER;
            case INTENT -> number(Objects.requireNonNull(intent));
        };
    }

    /** What an alert of this measure is about. */
    public AlertKind alertKind() {
        return switch (kind) {
            case MENTIONS, AUTHORS -> AlertKind.VOLUME_SPIKE;
            case NEGATIVE -> AlertKind.NEGATIVE_SPIKE;
            case INTENT -> AlertKind.INTENT_SPIKE;
        };
    }

    /** As a sentence names it, such as {@code mentions of outage}. */
    public String words() {
        return switch (kind) {
            case MENTIONS -> "mentions";
            case NEGATIVE -> "negative mentions";
            case AUTHORS -> "authors, counted by the minute,";
            case INTENT -> "mentions of " + code(intent);
        };
    }

    /** As state and sources name it, such as {@code intent/outage}. */
    public String code() {
        return kind == Kind.INTENT ? "intent/" + code(intent) : kind.name().toLowerCase(Locale.ROOT);
    }

    private static String code(Intent.@Nullable Label label) {
        return label == null ? "" : label.name().toLowerCase(Locale.ROOT);
    }
}
