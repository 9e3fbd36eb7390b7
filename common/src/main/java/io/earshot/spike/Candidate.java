package io.earshot.spike;

import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.PostKind;
import io.earshot.trend.AuthorSketch;
import java.util.Comparator;
import java.util.List;

/**
 * A mention that may be shown to explain an alert.
 *
 * @param lot what it is drawn by: a mix of its id's bits, so that a draw is fair and a replay draws the same
 * @param words the first of its content words
 */
public record Candidate(
        String mention, String author, boolean isRepost, boolean isNegative, long lot, List<String> words) {
    /** Who says it in his own words goes before who repeats it. */
    static final Comparator<Candidate> BY_LOT = Comparator.comparing(Candidate::isRepost)
            .thenComparingLong(Candidate::lot)
            .thenComparing(Candidate::mention);

    private static final int MOST_WORDS = 12;

    static Candidate of(Mention mention) {
        List<String> words = mention.words();
        return new Candidate(
                mention.mention(),
                AuthorSketch.key(mention.post()),
                mention.post().kind() == PostKind.REPOST || mention.post().repostOf() != null,
                isNegative(mention),
                mix(mention.mention()),
                List.copyOf(words.subList(0, Math.min(MOST_WORDS, words.size()))));
    }

    static boolean isNegative(Mention mention) {
        return mention.sentiment() != null && mention.sentiment().label() == Sentiment.Label.NEGATIVE;
    }

    /** FNV-1a over the characters, then the finaliser of MurmurHash3, as ids that follow each other must not. */
    private static long mix(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
