package io.earshot.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one detector sees going on in a brand, for as long as it does. Several signals may have one cause.
 *
 * @param source what sees it, such as {@code negative@x}; the same from beginning to end
 * @param isOfAll whether it is of the whole brand, not of a channel, a topic or a thread alone
 * @param figures of what it sees
 * @param what is counted, such as {@code negative mentions on x}
 * @param authors about how many distinct people speak
 * @param negativeShare of the mentions, 0..1
 * @param channels where it is said, most of it first
 * @param topic the topic that most of it belongs to; null where none has most
 * @param label what that topic is called
 * @param conversation the thread that most of it belongs to; null where none has
 * @param predictedReach how many people it will have reached in the end; null where that is not predicted
 * @param terms the words that stand out, most telling first
 * @param clause what a sentence about it should say besides, or nothing
 * @param detector name and version
 */
public record Signal(
        String source,
        AlertKind kind,
        AlertLevel level,
        boolean isOfAll,
        Figures figures,
        String what,
        long authors,
        double negativeShare,
        List<String> channels,
        @Nullable String topic,
        @Nullable String label,
        @Nullable String conversation,
        @Nullable Long predictedReach,
        List<String> terms,
        List<Exemplar> exemplars,
        String clause,
        String detector) {
    /** What the names of signals of threads begin with; the thread follows. An alert leaves out others before these. */
    public static final String OF_THREAD = "viral~";

    public Signal {
        channels = List.copyOf(channels);
        terms = List.copyOf(terms);
        exemplars = List.copyOf(exemplars);
    }

    /**
     * How a count compares with what was expected.
     *
     * @param surprise −log10 of the probability of so many or more, or, of a silence, of so few
     */
    public record Figures(AlertWindow window, double observed, double expected, double surprise) {
        /** How many times the expected was observed; 0 where nothing was expected. */
        public double ratio() {
            return expected > 0 ? observed / expected : 0;
        }
    }

    /** Whether the stream is too quiet, not too loud. */
    boolean isSilence() {
        return kind == AlertKind.SILENCE;
    }

    double surprise() {
        return figures.surprise();
    }
}
