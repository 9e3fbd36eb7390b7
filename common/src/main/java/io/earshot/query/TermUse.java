package io.earshot.query;

import java.util.Arrays;

/**
 * How many brands use a term. What many use is a word of the language, such as {@code delivery}; what one uses is likely
 * its name, and rare in posts however short it is.
 */
final class TermUse {
    private int[] brands;

    /** What is counted before, for the terms' numbers. */
    TermUse(int[] before) {
        brands = before.clone();
    }

    /** Counts the different terms of another brand. */
    void add(int[] terms) {
        for (int term : terms) {
            if (term >= brands.length) {
                brands = Arrays.copyOf(brands, Math.max(term + 1, 2 * brands.length));
            }
            brands[term]++;
        }
    }

    /** Forgets a brand. */
    void remove(int[] terms) {
        for (int term : terms) {
            brands[term]--;
        }
    }

    /** A guess at the share of posts that have the term, only good for comparing it with another. */
    double share(Query.Term term, int number) {
        double used = brands[number];
        return Commonness.share(term) * used * used;
    }

    /** The counts of so many terms. */
    int[] counts(int terms) {
        return Arrays.copyOf(brands, terms);
    }
}
