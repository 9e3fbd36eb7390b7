package io.earshot.topic;

import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What was told of a topic last, and its state, which changes with hysteresis. */
final class Telling {
    /** A topic is hot at this multiple of what its own past lets expect. */
    private static final double HOT_RATIO = 3;

    /** It stays hot down to this one, */
    private static final double WARM_RATIO = 1.5;

    /** and to this part of the most there was since it last cooled. */
    private static final double COOLED = 1.0 / 3;

    /** A label is looked at anew when the topic has grown so much. */
    private static final double GROWN = 1.5;

    TopicState state = TopicState.EMERGING;
    String label = "";
    long version;

    /** The size when it was told, and when its label was made; 0 where not yet. */
    private long toldSize;

    private long labelledSize;
    private TopicState toldState = TopicState.EMERGING;

    /** The most mentions there were within some ten minutes, since it last cooled. */
    private double peak;

    boolean isTold() {
        return version > 0;
    }

    /**
     * Says where the topic stands.
     *
     * @param brand mentions of the whole brand within some ten minutes
     */
    void judge(Pulse pulse, long time, double brand, TopicSettings settings) {
        double count = pulse.count(time);
        double expected = pulse.expectedCount(time);
        peak = Math.max(peak, count);
        switch (state) {
            case EMERGING, COOLING -> {
                if (count >= settings.hotSize()
                        && count >= settings.hotShare() * brand
                        && count >= HOT_RATIO * expected) {
                    state = TopicState.HOT;
                    peak = count;
                } else if (state == TopicState.EMERGING && count < COOLED * peak) {
                    state = TopicState.COOLING;
                }
            }
            case HOT -> {
                if (count < COOLED * peak || count < WARM_RATIO * expected || count < COOLED * settings.hotSize()) {
                    state = TopicState.COOLING;
                    peak = 0;
                }
            }
            case OVER -> {}
        }
    }

    boolean needsLabel(long size) {
        return labelledSize == 0 || size >= GROWN * labelledSize;
    }

    void label(String made, long size) {
        label = made;
        labelledSize = size;
    }

    /** Whether there is something new to say: never told, another state, or twice the size. */
    boolean isNews(long size) {
        return version == 0 || state != toldState || size >= 2 * toldSize;
    }

    /** What was told is no longer so: it is to be told anew, with a label of what is left. */
    void parted() {
        toldSize = 0;
        labelledSize = 0;
    }

    void told(long size) {
        version++;
        toldSize = size;
        toldState = state;
    }

    void write(DataOutput out) throws IOException {
        Texts.write(state.name(), out);
        Texts.write(label, out);
        out.writeLong(version);
        out.writeLong(toldSize);
        out.writeLong(labelledSize);
        Texts.write(toldState.name(), out);
        out.writeDouble(peak);
    }

    static Telling read(DataInput in) throws IOException {
        Telling telling = new Telling();
        telling.state = TopicState.valueOf(Texts.read(in));
        telling.label = Texts.read(in);
        telling.version = in.readLong();
        telling.toldSize = in.readLong();
        telling.labelledSize = in.readLong();
        telling.toldState = TopicState.valueOf(Texts.read(in));
        telling.peak = in.readDouble();
        return telling;
    }
}
