package io.earshot.topic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells copies: which topic a text belongs to that says nearly the same as one of late, by the words that both have
 * (Jaccard), found by MinHash in bands (Broder, SEQUENCES 1997; Leskovec, Rajaraman and Ullman, Mining of Massive
 * Datasets, section 3.4). Bounded: the oldest texts go first.
 */
final class Stories {
    /** The share of all words of two texts that both have, from which on they are copies. */
    private static final double ALIKE = 0.75;

    /** 5 bands of 2: copies at the bound share one with probability 0.98, texts that share a third of it 0.28. */
    private static final int BANDS = 5;

    private static final int ROWS = 2;
    private static final long[] SEEDS = seeds();

    /** What a text is compared by: the hashes of its words, ascending, and of what it is found by. */
    static final class Key {
        private final long[] words;
        private final long[] bands;

        private Key(long[] words) {
            this.words = words;
            bands = bands(words);
        }
    }

    /** A text that was taken in. */
    static final class Story {
        private @Nullable Cluster topic;
        private final Key key;
        private final long post;

        private Story(@Nullable Cluster topic, Key key, long post) {
            this.topic = topic;
            this.key = key;
            this.post = post;
        }

        /** The hashes of its words, ascending. */
        long[] words() {
            return key.words;
        }

        /** The hash of the id of the post that said it first. */
        long post() {
            return post;
        }

        void moveTo(Cluster other) {
            topic = other;
        }
    }

    private final @Nullable Story[] ring;
    private int next;

    /** The latest story by each of its bands. */
    private final LongIntMap byBand = new LongIntMap();

    Stories(int capacity) {
        ring = new Story[capacity];
    }

    static Key key(Collection<Word> words) {
        long[] hashes = new long[words.size()];
        int i = 0;
        for (Word word : words) {
            hashes[i++] = word.hash;
        }
        Arrays.sort(hashes);
        return new Key(hashes);
    }

    /** The topic of a text that this one copies. */
    @Nullable
    Cluster copied(Key key) {
        for (long band : key.bands) {
            int at = byBand.get(band);
            Story story = at == LongIntMap.NONE ? null : ring[at];
            if (story != null && isCopy(key.words, story.key.words)) {
                Cluster topic = Cluster.alive(story.topic);
                if (topic != null) {
                    return topic;
                }
            }
        }
        return null;
    }

    /** The last texts of a topic, the latest first, among the last ones of all. */
    List<Story> last(Cluster topic, int most, int ofAll) {
        List<Story> last = new ArrayList<>();
        long wanted = Math.min(most, topic.texts);
        int end = Math.min(ofAll, ring.length);
        for (int i = 1; i <= end && last.size() < wanted; i++) {
            Story story = ring[(next - i + ring.length) % ring.length];
            if (story == null) {
                break;
            }
            if (Cluster.alive(story.topic) == topic) {
                last.add(story);
            }
        }
        return last;
    }

    void add(Cluster topic, Key key, String post) {
        Story old = ring[next];
        if (old != null) {
            for (long band : old.key.bands) {
                byBand.remove(band, next);
            }
        }
        put(next, new Story(topic, key, hash(post)));
        next = (next + 1) % ring.length;
    }

    private void put(int at, Story story) {
        ring[at] = story;
        for (long band : story.key.bands) {
            byBand.put(band, at);
        }
    }

    private static boolean isCopy(long[] one, long[] other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared >= ALIKE * (one.length + other.length - shared);
    }

    private static long[] bands(long[] words) {
        long[] least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (long word : words) {
            for (int i = 0; i < least.length; i++) {
                least[i] = Math.min(least[i], mixed(word ^ SEEDS[i]));
            }
        }
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            bands[band] = mixed(least[2 * band] + mixed(least[2 * band + 1] + band));
        }
        return bands;
    }

    private static long[] seeds() {
        long[] seeds = new long[BANDS * ROWS];
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = mixed(i + 1);
        }
        return seeds;
    }

    /** 64 bits of a text: FNV-1a over its UTF-16 units, mixed. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    /** Scatters bits (the finalizer of SplitMix64; Steele, Lea and Flood, OOPSLA 2014, figure 16). */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** With the slots of the topics in place of them; ended ones are kept as such, so that the future is the same. */
    void write(DataOutput out) throws IOException {
        out.writeInt(next);
        for (int i = 0; i < ring.length; i++) {
            // From the oldest, so that the latest of each band is found again.
            Story story = ring[(next + i) % ring.length];
            if (story == null) {
                continue;
            }
            Cluster topic = Cluster.alive(story.topic);
            out.writeInt((next + i) % ring.length);
            out.writeInt(topic == null ? -1 : topic.slot);
            out.writeLong(story.post);
            out.writeInt(story.key.words.length);
            for (long word : story.key.words) {
                out.writeLong(word);
            }
        }
        out.writeInt(-1);
    }

    static Stories read(DataInput in, int capacity, Mixture mixture) throws IOException {
        Stories stories = new Stories(capacity);
        stories.next = in.readInt();
        for (int at = in.readInt(); at >= 0; at = in.readInt()) {
            int slot = in.readInt();
            long post = in.readLong();
            long[] words = new long[in.readInt()];
            for (int i = 0; i < words.length; i++) {
                words[i] = in.readLong();
            }
            stories.put(at, new Story(slot < 0 ? null : mixture.at(slot), new Key(words), post));
        }
        return stories;
    }
}
