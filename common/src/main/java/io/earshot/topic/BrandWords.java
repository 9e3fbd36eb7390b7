package io.earshot.topic;

import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words of a brand's mentions: of the minute that is open, of the last minutes, and of the last weeks. What of the
 * first two stands out against the third is what an alert names.
 */
public final class BrandWords {
    private static final double RECENT_HALF_LIFE_MINUTES = 10;
    private static final double USUAL_HALF_LIFE_MINUTES = 7 * 24 * 60;
    private static final int MOST_RECENT = 150;
    private static final int MOST_USUAL = 400;
    private static final int MOST_OPEN = 1_000;

    /** What a mention of an unusual minute adds to what is usual. */
    private static final double UNUSUAL_WEIGHT = 0.1;

    // Of the minute that is open: its words in the order in which they came, in how many posts each was,
    private final @Nullable String[] open = new String[MOST_OPEN];
    private final long[] openCounts = new long[MOST_OPEN];
    private int opens;

    /** and where each is by its hash. Every word of every mention is looked up. */
    private LongIntMap byHash = new LongIntMap();

    private long openPosts;
    private final WordCounts recent;
    private final WordCounts usual;

    public BrandWords() {
        this(new WordCounts(), new WordCounts());
    }

    private BrandWords(WordCounts recent, WordCounts usual) {
        this.recent = recent;
        this.usual = usual;
    }

    /** Takes in the words of a mention, each once. */
    public void add(List<String> words) {
        openPosts++;
        for (String word : words) {
            add(word, 1);
        }
    }

    private void add(String word, long count) {
        long hash = Stories.hash(word);
        int at = byHash.get(hash);
        if (at != LongIntMap.NONE) {
            openCounts[at] += count;
        } else if (opens < MOST_OPEN) {
            byHash.put(hash, opens);
            open[opens] = word;
            openCounts[opens++] = count;
        }
    }

    /** In how many posts of the open minute each word was. */
    private Map<String, Long> open() {
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < opens; i++) {
            counts.put(open[i], openCounts[i]);
        }
        return counts;
    }

    /** Ends the open minute. */
    public void closeMinute(boolean isUnusual) {
        fade(1);
        Map<String, Long> ofMinute = open();
        recent.add(ofMinute, openPosts, 1, MOST_RECENT);
        usual.add(ofMinute, openPosts, isUnusual ? UNUSUAL_WEIGHT : 1, MOST_USUAL);
        Arrays.fill(open, 0, opens, null);
        opens = 0;
        byHash = new LongIntMap();
        openPosts = 0;
    }

    /** Lets minutes go by. */
    public void fade(long minutes) {
        recent.fade(Math.pow(0.5, minutes / RECENT_HALF_LIFE_MINUTES));
        usual.fade(Math.pow(0.5, minutes / USUAL_HALF_LIFE_MINUTES));
    }

    /** The words that stand out now, most telling first. */
    public List<String> hot(int most) {
        WordCounts now = recent.copy();
        now.add(open(), openPosts, 1, Integer.MAX_VALUE / 2);
        return HotWords.of(now, usual, most);
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        out.writeLong(openPosts);
        out.writeInt(opens);
        for (Map.Entry<String, Long> word : new TreeMap<>(open()).entrySet()) {
            Texts.write(word.getKey(), out);
            out.writeLong(word.getValue());
        }
        recent.write(out);
        usual.write(out);
    }

    /** What was written. */
    public static BrandWords read(DataInput in) throws IOException {
        long openPosts = in.readLong();
        Map<String, Long> open = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            open.put(Texts.read(in), in.readLong());
        }
        BrandWords words = new BrandWords(WordCounts.read(in), WordCounts.read(in));
        words.openPosts = openPosts;
        open.forEach(words::add);
        return words;
    }
}
