package io.earshot.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells that a topic has become two, and which of its last texts are the smaller one.
 *
 * <p>The texts are parted where one of their words is in some of them and not in others; then each goes to the part that
 * it fits better, by the same naive Bayes as in {@link Mixture}, until none changes sides. The topic is two if neither part
 * is at home in the other: if the question by which topics are merged ({@link Search#whole}), asked of the part that leaves
 * and all that the topic still has then, and of what stays and the part, gets a no both times, even if the brand was
 * talked of for nothing else. As each has but a share of the talk they are far from being merged again, which takes new
 * texts that link them.
 *
 * <p>Bounded: {@value #MOST_TEXTS} texts, begun at up to {@value #SEEDS} words, and {@value #ROUNDS} rounds of each.
 */
final class Split {
    /** Asked of a topic from so many texts on, and so many remembered: parts of fewer have too few to be known by. */
    static final int FIRST_CHECK = 32;

    /** So many of a topic's texts are looked at, the last ones. 64 and 256 do alike. */
    static final int MOST_TEXTS = 128;

    /** They are looked for among so many of the brand's. 20,000 do alike. */
    static final int MOST_STORIES = 2000;

    /** The share of the texts that each part has at least. */
    private static final double LEAST_SHARE = 0.25;

    /** Parts that fit each other by more than this to begin with hardly ever come apart: not going on spares time. */
    private static final double TOO_NEAR = 3;

    private static final int SEEDS = 3;
    private static final int ROUNDS = 6;

    private final Texts texts;

    /** By text, whether it is of the part that leaves. */
    private final boolean[] leaves;

    private Part leaving;
    private Part staying;

    private Split(Texts texts, int seed) {
        this.texts = texts;
        leaves = new boolean[texts.words.length];
        for (int i = 0; i < leaves.length; i++) {
            for (int word : texts.words[i]) {
                leaves[i] |= word == seed;
            }
        }
        leaving = part(true);
        staying = part(false);
    }

    /**
     * How a topic is to be split, if it is two.
     *
     * @param last the words of its last texts
     */
    static Optional<Split> of(Cluster topic, List<List<Word>> last, Vocabulary vocabulary) {
        Optional<Split> best = Optional.empty();
        if (last.size() < FIRST_CHECK) {
            return best;
        }
        Texts texts = new Texts(topic, last, vocabulary);
        double bestFit = Search.MERGE;
        for (int seed : texts.seeds()) {
            Split split = new Split(texts, seed);
            if (split.fit() < Search.MERGE + TOO_NEAR && split.settles()) {
                double fit = split.fit();
                if (fit < bestFit) {
                    best = Optional.of(split);
                    bestFit = fit;
                }
            }
        }
        return best;
    }

    /** Lets each text go where it fits better; whether two parts remain, of which the smaller one leaves then. */
    private boolean settles() {
        boolean changed = true;
        for (int round = 0; changed && round < ROUNDS && isOfTwo(); round++) {
            changed = false;
            for (int i = 0; i < leaves.length; i++) {
                boolean better = fitsLeaving(texts.words[i], texts.lengths[i]);
                changed |= better != leaves[i];
                leaves[i] = better;
            }
            leaving = part(true);
            staying = part(false);
        }
        if (leaving.texts > staying.texts) {
            for (int i = 0; i < leaves.length; i++) {
                leaves[i] = !leaves[i];
            }
            Part larger = leaving;
            leaving = staying;
            staying = larger;
        }
        return isOfTwo();
    }

    private boolean isOfTwo() {
        return Math.min(leaving.texts, staying.texts) >= LEAST_SHARE * leaves.length;
    }

    private boolean fitsLeaving(int[] words, int length) {
        return leaving.fit(words, length) + Math.log(leaving.texts)
                > staying.fit(words, length) + Math.log(staying.texts);
    }

    private Part part(boolean ofLeaving) {
        int[] counts = new int[texts.rarity.length];
        int many = 0;
        double mass = 0;
        double kinds = 0;
        for (int i = 0; i < leaves.length; i++) {
            if (leaves[i] == ofLeaving) {
                many++;
                mass += texts.lengths[i];
                kinds += texts.lengths[i] - texts.words[i].length;
                for (int word : texts.words[i]) {
                    kinds += counts[word]++ == 0 ? 1 : 0;
                }
            }
        }
        return new Part(many, counts, mass, kinds, texts.rarity);
    }

    /** How well the part that leaves fits what the topic has then, or what stays the part, whichever is better. */
    private double fit() {
        Part left = left();
        double ofLeaving = 0;
        double ofStaying = 0;
        for (int i = 0; i < leaves.length; i++) {
            if (leaves[i]) {
                ofLeaving += left.fit(texts.words[i], texts.lengths[i]);
            } else {
                ofStaying += leaving.fit(texts.words[i], texts.lengths[i]);
            }
        }
        return Math.max(
                ofLeaving / leaving.texts + Search.TRUST_IN_SHARE * Math.log(1 - share()),
                ofStaying / staying.texts + Search.TRUST_IN_SHARE * Math.log(share()));
    }

    /** The topic without the part: it may have texts of long ago that are like it. */
    private Part left() {
        int[] counts = new int[texts.rarity.length];
        double mass = texts.topic.mass;
        double kinds = texts.topic.kinds;
        for (int word = 0; word < counts.length; word++) {
            int before = texts.ofTopic[word];
            counts[word] = Math.max(0, before - leaving.counts[word]);
            mass -= before - counts[word];
            kinds -= before > 0 && counts[word] == 0 ? 1 : 0;
        }
        return new Part(staying.texts, counts, mass, kinds, texts.rarity);
    }

    /** Whether one of the texts is of the part that leaves. */
    boolean leaves(int text) {
        return leaves[text];
    }

    /** The same of any text of the topic. To be asked before the next split. */
    boolean leaves(List<Word> text) {
        return fitsLeaving(texts.numbers(text), text.size());
    }

    /** The share of the texts that leaves, at most a half. */
    double share() {
        return (double) leaving.texts / leaves.length;
    }

    /** Some texts of the topic: in how many of them each word is, and what that says of a text. */
    private static final class Part {
        final int texts;
        final int[] counts;

        /** Natural logs of how much more probable each word is in the part; and any word that it has not. */
        private final double[] hit;

        private final double miss;

        Part(int texts, int[] counts, double mass, double kinds, double[] rarity) {
            this.texts = texts;
            this.counts = counts;
            double open = Slots.open(kinds);
            hit = new double[counts.length];
            for (int word = 0; word < counts.length; word++) {
                hit[word] = counts[word] == 0 ? 0 : RoughLog.above(1 + counts[word] * rarity[word] / open);
            }
            miss = Slots.miss(mass, open);
        }

        /** How well a text fits, but for the share of the part: by its length, and those of its words that others share. */
        double fit(int[] words, int length) {
            double fit = length * miss;
            for (int word : words) {
                fit += hit[word];
            }
            return fit;
        }
    }

    /** The texts that are looked at. A word of one of them alone does not tell where it belongs. */
    private static final class Texts {
        final Cluster topic;

        /** By its number, each word that several of the texts have. */
        final List<Word> shared = new ArrayList<>();

        /** By text, the numbers of its shared words; and of how many words it is. */
        final int[][] words;

        final int[] lengths;

        /** By the number of a word, one by how probable it is in any post of the brand. */
        final double[] rarity;

        /** In how many of all texts of the topic it is; and in how many of these. */
        final int[] ofTopic;

        private final int[] counts;

        Texts(Cluster topic, List<List<Word>> texts, Vocabulary vocabulary) {
            this.topic = topic;
            List<Word> all = new ArrayList<>();
            for (List<Word> text : texts) {
                for (Word word : text) {
                    if (word.number >= all.size() || all.get(word.number) != word) {
                        word.number = all.size();
                        all.add(word);
                    }
                }
            }
            int[] countsOfAll = new int[all.size()];
            for (List<Word> text : texts) {
                for (Word word : text) {
                    countsOfAll[word.number]++;
                }
            }
            for (int i = 0; i < countsOfAll.length; i++) {
                if (countsOfAll[i] > 1) {
                    all.get(i).number = shared.size();
                    shared.add(all.get(i));
                }
            }
            counts = new int[shared.size()];
            rarity = new double[counts.length];
            ofTopic = new int[counts.length];
            for (int i = 0; i < counts.length; i++) {
                rarity[i] = 1 / vocabulary.probability(shared.get(i));
                ofTopic[i] = shared.get(i).count(topic.slot);
            }
            words = new int[texts.size()][];
            lengths = new int[words.length];
            for (int i = 0; i < words.length; i++) {
                words[i] = numbers(texts.get(i));
                lengths[i] = texts.get(i).size();
                for (int word : words[i]) {
                    counts[word]++;
                }
            }
        }

        int[] numbers(List<Word> text) {
            int[] numbers = new int[text.size()];
            int many = 0;
            for (Word word : text) {
                if (word.number < shared.size() && shared.get(word.number) == word) {
                    numbers[many++] = word.number;
                }
            }
            return Arrays.copyOf(numbers, many);
        }

        /** Of the words that are in neither too few nor too many texts to part them by, those that tell most. */
        List<Integer> seeds() {
            record Seed(int word, double weight) {}
            List<Seed> seeds = new ArrayList<>();
            double least = LEAST_SHARE * words.length;
            for (int word = 0; word < counts.length; word++) {
                if (counts[word] >= least && words.length - counts[word] >= least) {
                    seeds.add(new Seed(word, counts[word] * Math.log(rarity[word] * counts[word] / words.length)));
                }
            }
            return seeds.stream()
                    .sorted(Comparator.comparingDouble(Seed::weight)
                            .reversed()
                            .thenComparing(seed -> shared.get(seed.word()).stem))
                    .limit(SEEDS)
                    .map(Seed::word)
                    .toList();
        }
    }
}
