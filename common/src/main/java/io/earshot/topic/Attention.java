package io.earshot.topic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What share of a brand's mentions each topic has of late: the odds, before a mention is read, that it belongs to the
 * topic. As in a Chinese restaurant process whose customers leave (distance-dependent: Blei and Frazier, JMLR 2011,
 * section 2), by several measures of late at once, since some talk is over in minutes and some comes back for days. Late
 * is measured in mentions of the brand, so that it is the share that counts, whether the brand is loud or quiet; the
 * passing of time ends topics elsewhere.
 */
final class Attention {
    /** After so many mentions of the brand a mention counts half; each scale has the same say. */
    private static final double[] HALF_LIVES = {25, 125, 625, 3125};

    static final int SCALES = HALF_LIVES.length;

    /** No topic is so quiet that it could not come back. */
    static final double LEAST_SHARE = 1e-4;

    private static final double LARGEST_UNIT = 1e100;

    /** What one mention counts now, by scale: instead of all that is old getting less, what is new gets more. */
    private final double[] unit = new double[SCALES];

    /** The same for all mentions together. */
    private final double[] total = new double[SCALES];

    /** What a unit of a scale counts in a share. */
    private final double[] weight = new double[SCALES];

    private final double[] growth = new double[SCALES];

    /** Mentions of late, in units, by slot and scale: beside each other, as a topic's share is asked for very often. */
    private double[] late = new double[16 * SCALES];

    Attention() {
        for (int i = 0; i < SCALES; i++) {
            unit[i] = 1;
            growth[i] = Math.pow(2, 1 / HALF_LIVES[i]);
        }
    }

    /** A mention came; which topic it belongs to is to be told. */
    void next() {
        for (int i = 0; i < SCALES; i++) {
            unit[i] *= growth[i];
            total[i] += unit[i];
            weight[i] = 1 / (total[i] * SCALES);
            if (unit[i] > LARGEST_UNIT) {
                for (int at = i; at < late.length; at += SCALES) {
                    late[at] /= unit[i];
                }
                total[i] /= unit[i];
                unit[i] = 1;
                weight[i] = 1 / (total[i] * SCALES);
            }
        }
    }

    /** Makes room for topics of slots below. */
    void grow(int slots) {
        if (slots * SCALES > late.length) {
            late = Arrays.copyOf(late, Math.max(slots * SCALES, 2 * late.length));
        }
    }

    /** The mention that came belongs to the topic of a slot. */
    void add(int slot) {
        for (int i = 0; i < SCALES; i++) {
            late[slot * SCALES + i] += unit[i];
        }
    }

    /** A share of what a topic had is another's, all of it if that is 1. */
    void move(int from, int to, double share) {
        for (int i = 0; i < SCALES; i++) {
            double moved = share * late[from * SCALES + i];
            late[to * SCALES + i] += moved;
            late[from * SCALES + i] -= moved;
        }
    }

    /** The topic of a slot is no more. */
    void remove(int slot) {
        Arrays.fill(late, slot * SCALES, (slot + 1) * SCALES, 0);
    }

    /** The probability that the mention that has come belongs to the topic, 0..1. */
    double share(int slot) {
        double share = 0;
        for (int i = 0; i < SCALES; i++) {
            share += late[slot * SCALES + i] * weight[i];
        }
        return share + LEAST_SHARE;
    }

    /** How many mentions a topic had of late, by the longest measure: those of long ago count less. */
    double lasting(int slot) {
        return late[slot * SCALES + SCALES - 1] / unit[SCALES - 1];
    }

    void write(int slot, DataOutput out) throws IOException {
        for (int i = 0; i < SCALES; i++) {
            out.writeDouble(late[slot * SCALES + i]);
        }
    }

    void read(int slot, DataInput in) throws IOException {
        for (int i = 0; i < SCALES; i++) {
            late[slot * SCALES + i] = in.readDouble();
        }
    }

    void write(DataOutput out) throws IOException {
        for (int i = 0; i < SCALES; i++) {
            out.writeDouble(unit[i]);
            out.writeDouble(total[i]);
        }
    }

    static Attention read(DataInput in) throws IOException {
        Attention attention = new Attention();
        for (int i = 0; i < SCALES; i++) {
            attention.unit[i] = in.readDouble();
            attention.total[i] = in.readDouble();
            attention.weight[i] = 1 / (attention.total[i] * SCALES);
        }
        return attention;
    }
}
