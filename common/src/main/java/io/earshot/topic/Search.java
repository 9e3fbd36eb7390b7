package io.earshot.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which topic a text belongs to, or a topic as one of its parts.
 *
 * <p>Exact, but without asking everything of everyone. The words that few topics have name the candidates. What the
 * common words can add to a candidate at most is known beforehand, so the one that looks best is asked first, and of
 * the others only those are asked that could still be better (MaxScore: Turtle and Flood, Query evaluation: strategies
 * and optimizations, IPM 1995). Hot: measured by {@code bench/run TopicCost}.
 */
final class Search {
    /** Natural log of the ratio below which a text starts a topic. */
    private static final double JOIN = -0.7;

    /** The same for a young topic as part of another, per text. */
    static final double MERGE = 0;

    /** What another language costs, as a log ratio: texts of two languages join only where names say much. */
    private static final double OTHER_LANGUAGE = 2;

    /** How much the share of a topic speaks against the words of a text. */
    static final double TRUST_IN_SHARE = 0.9;

    /** What an answer to a mention of the topic gains. */
    private static final double ANSWER = 3;

    /** One word must not decide alone, nor the product run over. */
    private static final double LARGEST_FACTOR = 1e6;

    /** What is so much below joining is no kin at all. */
    private static final double FAR = 8;

    /** A word in more topics than this, and than one in so many, is common. */
    private static final int FEW_TOPICS = 64;

    private static final int COMMON_PART = 32;

    /** A word of one in so many of a topic's texts, or of fewer, says little of it. */
    private static final long SELDOM = 16;

    /** To search a topic among those of a word costs as much as to walk past so many. */
    private static final int SEARCH = 16;

    /** What rounding may make of a bound. */
    private static final double ROUNDING = 1e-6;

    private final Mixture mixture;
    private final Vocabulary vocabulary;
    private final Attention attention;
    private final Slots slots;

    // Of one text while it is looked at: the topics that have a telling word of it,
    private int[] found = new int[16];
    private int founds;

    /** what these words make of each, by slot, between texts 0; and the most that all of it may come to, by candidate. */
    private double[] evidence = new double[16];

    private double[] bound = new double[16];

    // and its words that are asked later.
    private Word[] later = new Word[16];
    private double[] rarity = new double[16];
    private double[] times = new double[16];
    private int laters;

    /** The most that the common words add to a topic, by look; 0 while nobody asked. */
    private final double[] ceiling = new double[Slots.LOOKS];

    /** The looks that somebody asked for. */
    private final int[] asked = new int[Slots.LOOKS];

    private int askeds;

    Search(Mixture mixture, Slots slots, Vocabulary vocabulary, Attention attention) {
        this.mixture = mixture;
        this.slots = slots;
        this.vocabulary = vocabulary;
        this.attention = attention;
    }

    /** A topic, and how well a text fits it: the log ratio less what is asked. */
    record Fit(@Nullable Cluster cluster, double margin) {
        boolean joins() {
            return cluster != null && margin >= 0;
        }
    }

    /**
     * The topic that a text fits best; one that has nothing in common with it is none.
     *
     * @param parent the topic of the mention that this one answers, where known
     */
    Fit best(List<Word> words, String language, @Nullable Cluster parent) {
        begin(words.size());
        int limit = mostOfTelling();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.topics <= limit) {
                multiply(word, 1 / vocabulary.probability(word));
            } else {
                keepCommon(word, 1 / vocabulary.probability(word), 1);
            }
        }
        if (founds == 0) {
            // A word of very many topics is telling only where the text has no other.
            for (int i = 0; i < laters; i++) {
                multiply(later[i], rarity[i]);
            }
            laters = 0;
        }
        boolean isUnrelated = parent != null && evidence[parent.slot] == 0;
        if (isUnrelated) {
            find(parent.slot, 1);
        }
        int its = parent == null ? -1 : parent.slot;
        int size = words.size();
        int first = 0;
        for (int i = 0; i < founds; i++) {
            int slot = found[i];
            double most = evidence[slot] * ceiling(slots.look[slot]);
            bound[i] = RoughLog.above(most) + size * slots.miss[slot] + slots.share[slot] + ROUNDING;
            if (slot == its) {
                bound[i] += ANSWER;
            }
            first = bound[i] > bound[first] ? i : first;
        }
        int best = -1;
        // What is far from joining need not be told from what is farther.
        double bestScore = JOIN - FAR;
        for (int next = 0; next < founds; next++) {
            int i = next == 0 ? first : next == first ? 0 : next;
            if (bound[i] < bestScore) {
                continue;
            }
            int slot = found[i];
            double score = Math.log(isUnrelated && slot == its ? 1 : evidenceOfAll(slot))
                    + size * slots.miss[slot]
                    + TRUST_IN_SHARE * Math.log(attention.share(slot));
            if (slot == its) {
                score += ANSWER;
            }
            if (Portrait.areOther(slots.language[slot], language)) {
                score -= OTHER_LANGUAGE;
            }
            if (score > bestScore || (score == bestScore && isOlder(slot, best))) {
                best = slot;
                bestScore = score;
            }
        }
        end();
        return new Fit(best < 0 ? null : mixture.at(best), bestScore - JOIN);
    }

    /** For each topic that has the word, the product of how much more probable there each of the words is so far. */
    private void multiply(Word word, double itsRarity) {
        int[] in = word.slots;
        int[] counts = word.counts;
        int topics = word.topics;
        for (int i = 0; i < topics; i++) {
            int slot = in[i];
            double factor = Math.min(LARGEST_FACTOR, 1 + counts[i] * itsRarity * slots.openness[slot]);
            if (evidence[slot] == 0) {
                find(slot, factor);
            } else {
                evidence[slot] *= factor;
            }
        }
    }

    private double evidenceOfAll(int slot) {
        double product = evidence[slot];
        for (int i = 0; i < laters; i++) {
            int count = later[i].count(slot);
            if (count > 0) {
                product *= Math.min(LARGEST_FACTOR, 1 + count * rarity[i] * slots.openness[slot]);
            }
        }
        return product;
    }

    /** The most that the common words multiply the evidence by. */
    private double ceiling(int look) {
        if (ceiling[look] == 0) {
            asked[askeds++] = look;
            double most = 1;
            for (int i = 0; i < laters; i++) {
                most *= Math.min(LARGEST_FACTOR, 1 + Slots.most(look, later[i].most) * rarity[i]);
            }
            ceiling[look] = most;
        }
        return ceiling[look];
    }

    /**
     * The topic that a whole topic fits as one of its parts, where there is one that is at least as large. Of a large topic
     * only the words are asked that come again and again, as if its texts had no others.
     */
    @Nullable
    Cluster whole(Cluster part) {
        int limit = mostOfTelling();
        List<Word> words = repeated(part);
        begin(words.size());
        double length = 0;
        // Telling words first, so that the common ones count where these do.
        for (long place : rarestFirst(words)) {
            Word word = words.get((int) place);
            later[laters] = word;
            rarity[laters] = 1 / vocabulary.probability(word);
            times[laters] = (double) word.count(part.slot) / part.texts;
            length += times[laters];
            if (word.topics <= limit) {
                addTelling(laters, part);
            } else {
                addCommon(laters);
            }
            laters++;
        }
        String language = part.portrait.language();
        int best = -1;
        double bestScore = MERGE;
        for (int i = 0; i < founds; i++) {
            int slot = found[i];
            double others = length * slots.miss[slot];
            if (evidence[slot] + others + slots.share[slot] + ROUNDING < bestScore) {
                continue;
            }
            double score = logs(slot)
                    + others
                    + TRUST_IN_SHARE * Math.log(attention.share(slot))
                    - (Portrait.areOther(slots.language[slot], language) ? OTHER_LANGUAGE : 0);
            if (score > bestScore || (score == bestScore && isOlder(slot, best))) {
                best = slot;
                bestScore = score;
            }
        }
        end();
        return best < 0 ? null : mixture.at(best);
    }

    /** The words that are in enough of a topic's texts to tell what it is about: of a small one all. */
    private static List<Word> repeated(Cluster topic) {
        List<Word> repeated = new ArrayList<>();
        for (Word word : topic.words) {
            if (word.count(topic.slot) * SELDOM > topic.texts) {
                repeated.add(word);
            }
        }
        return repeated;
    }

    /** Of topics that fit as well the older one is the better. */
    private boolean isOlder(int slot, int than) {
        return than >= 0 && mixture.at(slot).serial < mixture.at(than).serial;
    }

    /** The places of the words, those that are in the fewest topics first, in the lower half of each number. */
    private static long[] rarestFirst(List<Word> words) {
        long[] order = new long[words.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) words.get(i).topics << Integer.SIZE | i;
        }
        Arrays.sort(order);
        return order;
    }

    /** From above, what a word adds to each topic that has it. */
    private void addTelling(int which, Cluster part) {
        int[] in = later[which].slots;
        int[] counts = later[which].counts;
        int topics = later[which].topics;
        for (int i = 0; i < topics; i++) {
            int slot = in[i];
            if (slots.texts[slot] >= part.texts && slot != part.slot) {
                double log = fromAbove(which, counts[i], slot);
                if (evidence[slot] == 0) {
                    find(slot, log);
                } else {
                    evidence[slot] += log;
                }
            }
        }
    }

    /** The same, where the topic has been found. */
    private void addCommon(int which) {
        Word word = later[which];
        boolean search = founds < word.topics / SEARCH;
        int some = search ? founds : word.topics;
        for (int i = 0; i < some; i++) {
            int slot = search ? found[i] : word.slots[i];
            if (search || evidence[slot] != 0) {
                evidence[slot] += fromAbove(which, search ? word.count(slot) : word.counts[i], slot);
            }
        }
    }

    private double fromAbove(int which, int count, int slot) {
        return times[which] * RoughLog.above(1 + count * rarity[which] * slots.openness[slot]);
    }

    private double logs(int slot) {
        double sum = 0;
        for (int i = 0; i < laters; i++) {
            int count = later[i].count(slot);
            if (count > 0) {
                sum += times[i] * Math.log(1 + count * rarity[i] * slots.openness[slot]);
            }
        }
        return sum;
    }

    private int mostOfTelling() {
        return Math.max(FEW_TOPICS, mixture.live() / COMMON_PART);
    }

    private void begin(int most) {
        founds = 0;
        laters = 0;
        if (evidence.length < slots.length()) {
            evidence = new double[slots.length()];
            found = new int[slots.length()];
            bound = new double[slots.length()];
        }
        if (later.length < most) {
            later = new Word[most];
            rarity = new double[most];
            times = new double[most];
        }
    }

    private void keepCommon(Word word, double itsRarity, double itsTimes) {
        later[laters] = word;
        rarity[laters] = itsRarity;
        times[laters++] = itsTimes;
    }

    private void find(int slot, double itsEvidence) {
        evidence[slot] = itsEvidence;
        found[founds++] = slot;
    }

    private void end() {
        for (int i = 0; i < founds; i++) {
            evidence[found[i]] = 0;
        }
        for (int i = 0; i < askeds; i++) {
            ceiling[asked[i]] = 0;
        }
        askeds = 0;
    }
}
