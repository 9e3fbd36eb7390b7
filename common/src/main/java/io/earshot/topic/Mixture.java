package io.earshot.topic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which topic a text belongs to: a mixture of topics, each a distribution of words, that grows as new topics come.
 *
 * <p>A text goes to the topic with the best ratio of P(topic)·P(text | topic) to P(text | anything new), if that is good
 * enough. P(topic) is its share of {@link Attention}. P(word | topic) mixes what the topic said with what the brand's
 * posts say anyway, more of the latter the more kinds of words the topic has for its size (Witten and Bell, IEEE
 * Transactions on Information Theory 1991, method C), so that a young topic, and one of many words, is more open than one
 * that always says the same. The words of a text are taken to be independent, as in naive Bayes.
 */
final class Mixture {
    /** How much a kind of word that a topic has speaks for words it has not. 2 and 3 do alike. */
    private static final double OPENNESS = 2;

    /** Natural log of the ratio below which a text starts a topic. */
    static final double JOIN = -0.7;

    /** The same for a young topic as part of another, per text. */
    private static final double MERGE = 0;

    /** What another language costs, as a log ratio: texts of two languages join only where names say much. */
    private static final double OTHER_LANGUAGE = 2;

    /** How much the share of a topic speaks against the words of a text. */
    private static final double TRUST_IN_SHARE = 0.9;

    /** The most that this lets the odds rise. */
    private static final double MOST_RISE = -(1 - TRUST_IN_SHARE) * Math.log(Attention.LEAST_SHARE);

    /** What an answer to a mention of the topic gains. */
    private static final double ANSWER = 3;

    /** One word must not decide alone, nor the product run over. */
    private static final double LARGEST_FACTOR = 1e6;

    /** What is so much below joining is no kin at all. */
    private static final double FAR = 8;

    /** A word in more topics than this, and than one in so many, is common. */
    private static final int FEW_TOPICS = 64;

    private static final int COMMON_PART = 32;

    /** To search a topic among those of a word costs as much as to walk past so many. */
    private static final int SEARCH = 16;

    private static final double LOG_2 = Math.log(2);

    private final int capacity;
    private final int mostWords;
    final Vocabulary vocabulary;
    final Attention attention;

    /** The topics by slot; null where a slot is free. */
    private @Nullable Cluster[] clusters = new Cluster[16];

    /** Those that live, oldest first, and between them some that are gone. */
    private final List<Cluster> inOrder = new ArrayList<>();

    private int[] free = new int[16];
    private int freeSlots;
    private int slots;
    private int live;
    private long nextSerial;

    /** Of one text while it is scored, by slot; between texts 0. */
    private double[] product = new double[16];

    // What a topic's texts and words make of a text, by slot.
    private long[] texts = new long[16];
    private double[] openness = new double[16];
    private double[] miss = new double[16];

    /** A topic's share of attention when it was last spoken of: since then it can only have fallen. */
    private double[] mostShare = new double[16];

    private int[] touched = new int[16];

    Mixture(int capacity, int mostWords, Vocabulary vocabulary, Attention attention) {
        this.capacity = capacity;
        this.mostWords = mostWords;
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
        int found = multiply(words);
        if (parent != null && product[parent.slot] == 0) {
            product[parent.slot] = 1;
            touched[found++] = parent.slot;
        }
        Cluster best = null;
        // What is far from joining need not be told from what is farther.
        double bestScore = JOIN - FAR;
        int size = words.size();
        for (int i = 0; i < found; i++) {
            int slot = touched[i];
            double evidence = product[slot];
            product[slot] = 0;
            double misses = size * miss[slot];
            // Nearly all fall here: by the exponent alone, without a logarithm or a look at the topic.
            if ((Math.getExponent(evidence * mostShare[slot]) + 1) * LOG_2 + misses + MOST_RISE + ANSWER < bestScore) {
                continue;
            }
            Cluster cluster = at(slot);
            double score = Math.log(evidence) + misses + TRUST_IN_SHARE * Math.log(attention.share(cluster));
            if (cluster == parent) {
                score += ANSWER;
            }
            if (cluster.portrait.isOtherLanguage(language)) {
                score -= OTHER_LANGUAGE;
            }
            if (score > bestScore || (score == bestScore && best != null && cluster.serial < best.serial)) {
                best = cluster;
                bestScore = score;
            }
        }
        return new Fit(best, bestScore - JOIN);
    }

    /**
     * For each topic that has a telling word of the text, the product of how much more probable there each of its words
     * is; how many they are. A word of very many topics is telling only where the text has no other.
     */
    private int multiply(List<Word> words) {
        int limit = Math.max(FEW_TOPICS, live / COMMON_PART);
        int found = 0;
        for (Word word : words) {
            if (word.topics <= limit) {
                found = multiply(word, found);
            }
        }
        if (found == 0) {
            for (Word word : words) {
                found = multiply(word, found);
            }
            return found;
        }
        for (Word word : words) {
            if (word.topics > limit) {
                multiplyTouched(word, found);
            }
        }
        return found;
    }

    private int multiply(Word word, int foundBefore) {
        int found = foundBefore;
        double rarity = 1 / vocabulary.probability(word);
        int[] in = word.slots;
        int[] counts = word.counts;
        int topics = word.topics;
        for (int i = 0; i < topics; i++) {
            int slot = in[i];
            double factor = Math.min(LARGEST_FACTOR, 1 + counts[i] * rarity * openness[slot]);
            if (product[slot] == 0) {
                product[slot] = factor;
                touched[found++] = slot;
            } else {
                product[slot] *= factor;
            }
        }
        return found;
    }

    private void multiplyTouched(Word word, int found) {
        double rarity = 1 / vocabulary.probability(word);
        if (found < word.topics / SEARCH) {
            for (int i = 0; i < found; i++) {
                int slot = touched[i];
                int count = word.count(slot);
                if (count > 0) {
                    product[slot] *= Math.min(LARGEST_FACTOR, 1 + count * rarity * openness[slot]);
                }
            }
            return;
        }
        int[] in = word.slots;
        int[] counts = word.counts;
        int topics = word.topics;
        for (int i = 0; i < topics; i++) {
            int slot = in[i];
            if (product[slot] != 0) {
                product[slot] *= Math.min(LARGEST_FACTOR, 1 + counts[i] * rarity * openness[slot]);
            }
        }
    }

    /** A new topic, without words yet. */
    Cluster create(Portrait portrait) {
        int slot = freeSlots > 0 ? free[--freeSlots] : slots++;
        Cluster cluster = new Cluster(slot, nextSerial++, portrait);
        place(cluster);
        return cluster;
    }

    private void place(Cluster cluster) {
        if (cluster.slot >= clusters.length) {
            int length = Math.max(2 * clusters.length, cluster.slot + 1);
            clusters = Arrays.copyOf(clusters, length);
            product = Arrays.copyOf(product, length);
            texts = Arrays.copyOf(texts, length);
            openness = Arrays.copyOf(openness, length);
            miss = Arrays.copyOf(miss, length);
            mostShare = Arrays.copyOf(mostShare, length);
            touched = Arrays.copyOf(touched, length);
        }
        clusters[cluster.slot] = cluster;
        inOrder.add(cluster);
        live++;
        if (inOrder.size() > 2 * live) {
            inOrder.removeIf(old -> old.gone);
        }
        weigh(cluster);
        attended(cluster);
    }

    /** To be told when the topic's share of attention has risen. */
    void attended(Cluster cluster) {
        mostShare[cluster.slot] = attention.share(cluster);
    }

    /** Puts a text's words in a topic, and in the brand's language. */
    void learn(Cluster cluster, List<Word> words) {
        cluster.texts++;
        for (Word word : words) {
            int before = word.add(cluster.slot, 1);
            vocabulary.learn(word, before);
            if (before == 0) {
                cluster.words.add(word);
                cluster.kinds++;
            }
            cluster.mass++;
        }
        if (cluster.words.size() > mostWords) {
            prune(cluster);
        }
        weigh(cluster);
    }

    private void weigh(Cluster cluster) {
        texts[cluster.slot] = cluster.texts;
        double open = OPENNESS * Math.max(1, cluster.kinds);
        openness[cluster.slot] = 1 / open;
        miss[cluster.slot] = Math.log(open / (cluster.mass + open));
    }

    /** Forgets the rarest half of a topic's words. */
    private void prune(Cluster cluster) {
        int[] counts = new int[cluster.words.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = cluster.words.get(i).count(cluster.slot);
        }
        Arrays.sort(counts);
        int least = counts[counts.length / 2];
        int spare = mostWords / 2;
        List<Word> kept = new ArrayList<>();
        // From the youngest: of equally rare words those of late stay.
        for (int i = cluster.words.size() - 1; i >= 0; i--) {
            Word word = cluster.words.get(i);
            int count = word.count(cluster.slot);
            if (count > least || (count == least && spare-- > 0)) {
                kept.add(word);
            } else {
                word.remove(cluster.slot);
            }
        }
        Collections.reverse(kept);
        cluster.words = kept;
    }

    /** The topic that a whole topic fits as one of its parts, where there is one that is at least as large. */
    @Nullable
    Cluster whole(Cluster part) {
        int limit = Math.max(FEW_TOPICS, live / COMMON_PART);
        // Telling words first, so that the common ones count where these do.
        List<Word> rarestFirst = new ArrayList<>(part.words);
        rarestFirst.sort(Comparator.comparingInt(word -> word.topics));
        int found = 0;
        for (Word word : rarestFirst) {
            double rarity = 1 / vocabulary.probability(word);
            double times = (double) word.count(part.slot) / part.texts;
            if (word.topics <= limit) {
                found = addLogs(word, times, rarity, part, found);
            } else {
                addLogsTouched(word, times, rarity, found);
            }
        }
        Cluster best = null;
        double bestScore = MERGE;
        for (int i = 0; i < found; i++) {
            int slot = touched[i];
            double words = product[slot] + part.mass / part.texts * miss[slot];
            product[slot] = 0;
            // A share has no logarithm above 0: most fall without one.
            if (words < bestScore || words + TRUST_IN_SHARE * Math.log(mostShare[slot]) < bestScore) {
                continue;
            }
            Cluster cluster = at(slot);
            double total = words
                    + TRUST_IN_SHARE * Math.log(attention.share(cluster))
                    - (cluster.portrait.isOtherLanguage(part.portrait.language()) ? OTHER_LANGUAGE : 0);
            if (total > bestScore || (total == bestScore && best != null && cluster.serial < best.serial)) {
                best = cluster;
                bestScore = total;
            }
        }
        return best;
    }

    private int addLogs(Word word, double times, double rarity, Cluster part, int foundBefore) {
        int found = foundBefore;
        int[] in = word.slots;
        int[] counts = word.counts;
        int topics = word.topics;
        for (int i = 0; i < topics; i++) {
            int slot = in[i];
            // Most are smaller than the part: they need no logarithm.
            if (texts[slot] < part.texts || slot == part.slot) {
                continue;
            }
            if (product[slot] == 0) {
                touched[found++] = slot;
            }
            product[slot] += times * Math.log(1 + counts[i] * rarity * openness[slot]);
        }
        return found;
    }

    private void addLogsTouched(Word word, double times, double rarity, int found) {
        boolean search = found < word.topics / SEARCH;
        int some = search ? found : word.topics;
        for (int i = 0; i < some; i++) {
            int slot = search ? touched[i] : word.slots[i];
            if (search || product[slot] != 0) {
                int count = search ? word.count(slot) : word.counts[i];
                if (count > 0) {
                    product[slot] += times * Math.log(1 + count * rarity * openness[slot]);
                }
            }
        }
    }

    /** Moves all that a topic has into another, and ends it. */
    void merge(Cluster gone, Cluster kept) {
        for (Word word : gone.words) {
            if (word.add(kept.slot, word.remove(gone.slot)) == 0) {
                kept.words.add(word);
                kept.kinds++;
            }
        }
        kept.mass += gone.mass;
        kept.texts += gone.texts;
        for (int i = 0; i < kept.late.length; i++) {
            kept.late[i] += gone.late[i];
        }
        gone.words = new ArrayList<>();
        gone.mergedInto = kept;
        release(gone);
        weigh(kept);
        attended(kept);
    }

    /** Forgets a topic. */
    void remove(Cluster cluster) {
        for (Word word : cluster.words) {
            word.remove(cluster.slot);
        }
        release(cluster);
    }

    private void release(Cluster cluster) {
        cluster.gone = true;
        clusters[cluster.slot] = null;
        if (freeSlots == free.length) {
            free = Arrays.copyOf(free, 2 * freeSlots);
        }
        free[freeSlots++] = cluster.slot;
        live--;
    }

    boolean isFull() {
        return live > capacity;
    }

    int live() {
        return live;
    }

    /** The topics that live, oldest first. */
    List<Cluster> all() {
        List<Cluster> all = new ArrayList<>(live);
        for (Cluster cluster : inOrder) {
            if (!cluster.gone) {
                all.add(cluster);
            }
        }
        return all;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(nextSerial);
        out.writeInt(slots);
        out.writeInt(freeSlots);
        for (int i = 0; i < freeSlots; i++) {
            out.writeInt(free[i]);
        }
        out.writeInt(live);
        for (Cluster cluster : all()) {
            cluster.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        nextSerial = in.readLong();
        slots = in.readInt();
        freeSlots = in.readInt();
        free = new int[Math.max(16, freeSlots)];
        for (int i = 0; i < freeSlots; i++) {
            free[i] = in.readInt();
        }
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            place(Cluster.read(in, vocabulary));
        }
    }

    Cluster at(int slot) {
        Cluster cluster = clusters[slot];
        if (cluster == null) {
            throw new IllegalStateException("the index leads to a topic that is no more: slot " + slot);
        }
        return cluster;
    }
}
