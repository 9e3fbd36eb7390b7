package io.earshot.text.model;

import java.util.Random;

/** Posts for tests, as features. */
final class Posts {
    private Posts() {}

    /** A post of so many pieces, each another word and another class, with some features of the whole. */
    static Features random(int length, long seed) {
        Random random = new Random(seed);
        Features features = new Features();
        features.clear();
        features.ofTheWhole();
        for (int i = 0; i < length; i++) {
            features.piece(random.nextInt(1 << 10) << 5 | i, 16 * i + random.nextInt(16));
        }
        for (int i = 0; i < 4; i++) {
            features.from(Family.FORM, 0, Math.max(0, length - 1));
            features.add(random.nextInt(1 << 9) << 2 | i, random.nextFloat() - 0.3f);
        }
        return features;
    }

    /** A post of these words. */
    static Features of(int... words) {
        Features features = new Features();
        features.clear();
        features.ofTheWhole();
        for (int word : words) {
            features.piece(word, 0);
        }
        return features;
    }

    static Passages.Passage passage(Features features, float... target) {
        Passages passages = new Passages();
        passages.add(features, target, 1);
        return passages.get(0);
    }
}
