package io.earshot.spike;

import io.earshot.mention.Mention;
import io.earshot.trend.AuthorSketch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a brand's mentions of one minute add up to. State: of the minute that is still open it changes with every
 * mention, so it is kept apart from {@link SpikeState}, which changes once a minute.
 */
public final class MinuteTally {
    private static final int MOST_CANDIDATES = 5;
    private static final int MOST_WORDS = 1_000;

    /** The minute's number, counted from the epoch; −1 before the first. */
    public long minute = -1;

    public long count;
    public long negative;

    /** {@link AuthorSketch}es. */
    public byte[] authors = AuthorSketch.empty();

    public byte[] negativeAuthors = AuthorSketch.empty();

    /** In how many mentions each word was; of the minute's first {@link #MOST_WORDS} words. */
    public Map<String, Long> words = new HashMap<>();

    /** A few mentions, drawn by lot. */
    public List<Candidate> candidates = new ArrayList<>();

    /** From this count on the minute is judged before it ends. */
    public long alarmAt = Long.MAX_VALUE;

    /** A minute that nothing was said in. */
    static MinuteTally empty(long minute) {
        MinuteTally tally = new MinuteTally();
        tally.minute = minute;
        return tally;
    }

    /** The same without the words: all that is needed of a minute that has ended. */
    MinuteTally withoutWords() {
        MinuteTally tally = empty(minute);
        tally.count = count;
        tally.negative = negative;
        tally.authors = authors;
        tally.negativeAuthors = negativeAuthors;
        tally.candidates = candidates;
        return tally;
    }

    /** Makes this the tally of another minute. */
    void restart(long newMinute, long newAlarmAt) {
        minute = newMinute;
        alarmAt = newAlarmAt;
        count = 0;
        negative = 0;
        authors = AuthorSketch.empty();
        negativeAuthors = AuthorSketch.empty();
        words = new HashMap<>();
        candidates = new ArrayList<>();
    }

    void add(Mention mention) {
        count++;
        authors = AuthorSketch.add(authors, mention.post());
        if (Candidate.isNegative(mention)) {
            negative++;
            negativeAuthors = AuthorSketch.add(negativeAuthors, mention.post());
        }
        for (String word : mention.words()) {
            if (words.size() < MOST_WORDS || words.containsKey(word)) {
                words.merge(word, 1L, Long::sum);
            }
        }
        candidates.add(Candidate.of(mention));
        if (candidates.size() > MOST_CANDIDATES) {
            candidates.sort(Candidate.BY_LOT);
            candidates.remove(MOST_CANDIDATES);
        }
    }
}
