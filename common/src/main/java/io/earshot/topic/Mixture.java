package io.earshot.topic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    private final Slots bySlot = new Slots();
    private final Search search;

    Mixture(int capacity, int mostWords, Vocabulary vocabulary, Attention attention) {
        this.capacity = capacity;
        this.mostWords = mostWords;
        this.vocabulary = vocabulary;
        this.attention = attention;
        search = new Search(this, bySlot, vocabulary, attention);
    }

    /** The topic that a text fits best: {@link Search#best}. */
    Search.Fit best(List<Word> words, String language, @Nullable Cluster parent) {
        return search.best(words, language, parent);
    }

    /** The topic that a whole topic fits as one of its parts, where there is one: {@link Search#whole}. */
    @Nullable
    Cluster whole(Cluster part) {
        return search.whole(part);
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
            bySlot.grow(length);
            attention.grow(length);
        }
        clusters[cluster.slot] = cluster;
        inOrder.add(cluster);
        live++;
        if (inOrder.size() > 2 * live) {
            inOrder.removeIf(old -> old.gone);
        }
        bySlot.weigh(cluster);
        attended(cluster);
    }

    /** To be told when the topic's share of attention has risen, or its language may have changed. */
    void attended(Cluster cluster) {
        bySlot.share[cluster.slot] = Search.TRUST_IN_SHARE * Math.log(attention.share(cluster.slot));
        bySlot.language[cluster.slot] = cluster.portrait.language();
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
        bySlot.weigh(cluster);
    }

    /** Forgets the rarest half of a topic's words. */
    private void prune(Cluster cluster) {
        int[] counts = new int[cluster.words.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = cluster.words.get(i).count(cluster.slot);
        }
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int least = sorted[sorted.length / 2];
        int spare = mostWords / 2;
        List<Word> kept = new ArrayList<>();
        // From the youngest: of equally rare words those of late stay.
        for (int i = cluster.words.size() - 1; i >= 0; i--) {
            Word word = cluster.words.get(i);
            if (counts[i] > least || (counts[i] == least && spare-- > 0)) {
                kept.add(word);
            } else {
                word.remove(cluster.slot);
            }
        }
        Collections.reverse(kept);
        cluster.words = kept;
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
        attention.move(gone.slot, kept.slot, 1);
        gone.words = new ArrayList<>();
        gone.mergedInto = kept;
        release(gone);
        bySlot.weigh(kept);
        attended(kept);
    }

    /** Moves a text of a topic into another; {@link #share} is to follow. */
    void move(List<Word> text, Cluster from, Cluster to) {
        for (Word word : text) {
            int before = word.count(from.slot);
            if (before == 0) {
                continue; // The topic has forgotten it: prune.
            }
            if (before == 1) {
                word.remove(from.slot);
                from.words.remove(word);
                from.kinds--;
            } else {
                word.add(from.slot, -1);
            }
            if (word.add(to.slot, 1) == 0) {
                to.words.add(word);
                to.kinds++;
            }
            from.mass--;
            to.mass++;
        }
        from.texts--;
        to.texts++;
    }

    /** Gives a topic that texts were moved into its share of the attention that the other had. */
    void share(Cluster from, Cluster to, double share) {
        attention.move(from.slot, to.slot, share);
        for (Cluster cluster : List.of(from, to)) {
            bySlot.weigh(cluster);
            attended(cluster);
        }
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
        attention.remove(cluster.slot);
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
            cluster.write(out, attention);
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
            place(Cluster.read(in, vocabulary, attention));
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
