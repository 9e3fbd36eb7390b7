package io.earshot.spike;

import io.earshot.topic.HotWords;
import io.earshot.topic.WordCounts;
import io.earshot.trend.AuthorSketch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who spoke, and of what, in a window that ends with a minute: what an alert shows beside its figures. */
final class Evidence {
    private static final int MOST_TERMS = 5;
    private static final int MOST_EXEMPLARS = 3;

    private final SpikeState state;
    private final List<MinuteTally> minutes;
    private final long lastMinute;
    private final WordCounts words;

    private Evidence(SpikeState state, List<MinuteTally> minutes, long lastMinute, WordCounts words) {
        this.state = state;
        this.minutes = minutes;
        this.lastMinute = lastMinute;
        this.words = words;
    }

    /** Up to a minute that has ended and was taken into the state. */
    static Evidence upTo(SpikeState state, long lastMinute) {
        return new Evidence(state, state.recent, lastMinute, state.recentWords);
    }

    /** Up to a minute that is still open. */
    static Evidence with(SpikeState state, MinuteTally open) {
        List<MinuteTally> minutes = new ArrayList<>(state.recent);
        minutes.add(open);
        WordCounts words = state.recentWords.copy();
        words.add(open.words, open.count, 1, Integer.MAX_VALUE / 2);
        return new Evidence(state, minutes, open.minute, words);
    }

    long lastMinute() {
        return lastMinute;
    }

    /** Distinct authors in the window of a reading; of negative mentions alone if so asked. */
    long authors(Reading reading, boolean onlyNegative) {
        return AuthorSketch.estimate(in(reading).stream()
                .map(minute -> onlyNegative ? minute.negativeAuthors : minute.authors)
                .toList());
    }

    /** The share of negative mentions in the window of a reading, 0..1. */
    double negativeShare(Reading reading) {
        long count = 0;
        long negative = 0;
        for (MinuteTally minute : in(reading)) {
            count += minute.count;
            negative += minute.negative;
        }
        return count == 0 ? 0 : (double) negative / count;
    }

    List<String> terms() {
        return HotWords.of(words, state.usualWords, MOST_TERMS);
    }

    /** Ids of mentions in the window of a reading that have the most of some terms, each by another author. */
    List<String> exemplars(Reading reading, List<String> terms, boolean onlyNegative) {
        List<Candidate> candidates = new ArrayList<>();
        for (MinuteTally minute : in(reading)) {
            minute.candidates.stream()
                    .filter(candidate -> !onlyNegative || candidate.isNegative())
                    .forEach(candidates::add);
        }
        candidates.sort(Comparator.comparingInt((Candidate candidate) -> -hits(candidate, terms))
                .thenComparing(Candidate.BY_LOT));
        Set<String> authors = new HashSet<>();
        List<String> exemplars = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (exemplars.size() < MOST_EXEMPLARS && authors.add(candidate.author())) {
                exemplars.add(candidate.mention());
            }
        }
        return exemplars;
    }

    private static int hits(Candidate candidate, List<String> terms) {
        int hits = 0;
        for (String term : terms) {
            if (candidate.words().contains(term)) {
                hits++;
            }
        }
        return hits;
    }

    private List<MinuteTally> in(Reading reading) {
        return minutes.stream()
                .filter(minute -> minute.minute > lastMinute - reading.steps())
                .toList();
    }
}
