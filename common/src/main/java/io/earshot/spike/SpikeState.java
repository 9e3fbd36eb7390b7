package io.earshot.spike;

import io.earshot.alert.Alert;
import io.earshot.topic.WordCounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link VolumeSpikeDetector} remembers of a brand between minutes: some tens of kilobytes, however many mentions
 * the brand has. The fields are public, and the type mutable, because it is state.
 */
public final class SpikeState {
    public String brand = "";
    public CountSeries volume = new CountSeries();
    public CountSeries negative = new CountSeries();
    public Alarm volumeAlarm = new Alarm();
    public Alarm negativeAlarm = new Alarm();

    /** The minutes of the longest window that had mentions, oldest first; their words are in {@link #recentWords}. */
    public List<MinuteTally> recent = new ArrayList<>();

    /** The words of the last minutes. */
    public WordCounts recentWords = new WordCounts();

    /** The words of the last weeks. */
    public WordCounts usualWords = new WordCounts();

    /** The minute of the last mention. */
    public long lastMention;

    /** The open alert as it was last written; null while none is open. */
    public @Nullable Alert told;

    /** The open alert as it was when it was most surprising. */
    public @Nullable Alert height;

    /** Minutes in a row that the open alert's level was lower than what was told. */
    public int easing;
}
