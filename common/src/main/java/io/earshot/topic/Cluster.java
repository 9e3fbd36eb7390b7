package io.earshot.topic;

import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One topic while it lives: its words for the machine; its {@link Portrait} for people. */
final class Cluster {
    final int slot;

    /** Rises with every topic of the brand: the lower, the older. */
    final long serial;

    final Portrait portrait;

    /** What it has words of, in the order in which they came; how often is in the words' lines of the index. */
    List<Word> words = new ArrayList<>();

    /** Words of all texts, and how many different ones there were: how open the topic is for words it never had. */
    double mass;

    double kinds;

    /** Texts taken in, copies and reposts not. */
    long texts;

    /** The topic that it was found to be part of. */
    @Nullable
    Cluster mergedInto;

    /** Whether it has ended, or was forgotten or merged. */
    boolean gone;

    Cluster(int slot, long serial, Portrait portrait) {
        this.slot = slot;
        this.serial = serial;
        this.portrait = portrait;
    }

    void write(DataOutput out, Attention attention) throws IOException {
        out.writeInt(slot);
        out.writeLong(serial);
        out.writeDouble(mass);
        out.writeDouble(kinds);
        out.writeLong(texts);
        attention.write(slot, out);
        out.writeInt(words.size());
        for (Word word : words) {
            Texts.write(word.stem, out);
        }
        portrait.write(out);
    }

    static Cluster read(DataInput in, Vocabulary vocabulary, Attention attention) throws IOException {
        int slot = in.readInt();
        long serial = in.readLong();
        double mass = in.readDouble();
        double kinds = in.readDouble();
        long texts = in.readLong();
        attention.grow(slot + 1);
        attention.read(slot, in);
        int count = in.readInt();
        List<Word> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            words.add(vocabulary.known(Texts.read(in)));
        }
        Cluster cluster = new Cluster(slot, serial, Portrait.read(in));
        cluster.mass = mass;
        cluster.kinds = kinds;
        cluster.texts = texts;
        cluster.words = words;
        return cluster;
    }

    /** The topic that this one has become, perhaps itself; null where it is no more. */
    static @Nullable Cluster alive(@Nullable Cluster cluster) {
        Cluster at = cluster;
        while (at != null && at.gone) {
            at = at.mergedInto;
        }
        return at;
    }
}
