package io.earshot.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps near-copies of a post in one fold of a cross-validation, as a model that saw one of them knows the others. */
final class NearCopies {
    /** Posts that share more of all their words than this are near-copies. */
    private static final double ALIKE = 0.5;

    private NearCopies() {}

    /** A fold for each post, those of a group together, the groups in turn. */
    static int[] folds(List<Reading> posts, int folds) {
        List<Set<String>> words = posts.stream()
                .map(post -> (Set<String>) new HashSet<>(post.spoken().words()))
                .toList();
        int[] fold = new int[posts.size()];
        int groups = 0;
        for (int i = 0; i < fold.length; i++) {
            fold[i] = -1;
            for (int j = 0; j < i && fold[i] < 0; j++) {
                if (alike(words.get(i), words.get(j))) {
                    fold[i] = fold[j];
                }
            }
            if (fold[i] < 0) {
                fold[i] = groups++ % folds;
            }
        }
        return fold;
    }

    private static boolean alike(Set<String> one, Set<String> other) {
        int most = Math.min(one.size(), other.size());
        if (most <= ALIKE * Math.max(one.size(), other.size())) {
            return false;
        }
        int shared = 0;
        for (String word : one) {
            shared += other.contains(word) ? 1 : 0;
        }
        return shared > ALIKE * (one.size() + other.size() - shared);
    }
}
