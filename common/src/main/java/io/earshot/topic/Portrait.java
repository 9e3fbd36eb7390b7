package io.earshot.topic;

import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import io.earshot.state.Texts;
import io.earshot.trend.SentimentCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What people are told of a topic, as it grows, and what they were told last. Times are epoch milliseconds. */
final class Portrait {
    private static final int MOST_SAMPLES = 12;

    /** A language that the detector is less sure of says nothing. */
    private static final double SURE = 0.6;

    final String id;
    final String first;
    final long firstSeen;
    long lastSeen;
    long size;

    /** How many of the mentions said it in words of their own. */
    long stories;

    long reach;
    final Authors authors;
    final Set<Platform> platforms = EnumSet.noneOf(Platform.class);
    private final Map<Sentiment.Label, Long> tones = new EnumMap<>(Sentiment.Label.class);
    private long unjudged;
    private final Map<Intent.Label, Long> intents = new EnumMap<>(Intent.Label.class);
    final Pulse pulse;

    /** The language of most, by majority vote (Boyer and Moore): a count that others wear down. */
    private String language = Language.UNDETERMINED;

    private long languageVotes;

    /** Drawn by lot from mentions with words of their own; in the order of the lots. */
    final List<Sample> samples = new ArrayList<>();

    final Telling telling;

    Portrait(String id, String first, long firstSeen) {
        this(id, first, firstSeen, new Authors(), new Pulse(firstSeen), new Telling());
    }

    private Portrait(String id, String first, long firstSeen, Authors authors, Pulse pulse, Telling telling) {
        this.id = id;
        this.first = first;
        this.firstSeen = firstSeen;
        this.lastSeen = firstSeen;
        this.authors = authors;
        this.pulse = pulse;
        this.telling = telling;
    }

    /**
     * Takes in a mention; one that only repeats another is no sample.
     *
     * @return whether it became a sample
     */
    boolean add(Mention mention, String itsLanguage, boolean repeats) {
        long time = mention.post().createdAt().toEpochMilli();
        lastSeen = Math.max(lastSeen, time);
        size++;
        reach += mention.reach();
        authors.add(mention.post());
        platforms.add(mention.post().platform());
        if (mention.sentiment() == null) {
            unjudged++;
        } else {
            tones.merge(mention.sentiment().label(), 1L, Long::sum);
        }
        intents.merge(mention.intent().label(), 1L, Long::sum);
        pulse.add(time);
        vote(itsLanguage, 1);
        if (!repeats || samples.isEmpty()) {
            long lot = Stories.hash(mention.mention());
            if (samples.size() < MOST_SAMPLES
                    || lot <= samples.get(MOST_SAMPLES - 1).lot()) {
                keep(Sample.of(mention, lot));
                return true;
            }
        }
        return false;
    }

    private void keep(Sample sample) {
        samples.add(sample);
        samples.sort(Comparator.comparingLong(Sample::lot).thenComparing(Sample::mention));
        if (samples.size() > MOST_SAMPLES) {
            samples.remove(samples.size() - 1);
        }
    }

    /** Takes in all that another topic had. */
    void addAll(Portrait other) {
        lastSeen = Math.max(lastSeen, other.lastSeen);
        size += other.size;
        stories += other.stories;
        reach += other.reach;
        authors.addAll(other.authors);
        platforms.addAll(other.platforms);
        other.tones.forEach((tone, count) -> tones.merge(tone, count, Long::sum));
        unjudged += other.unjudged;
        other.intents.forEach((intent, count) -> intents.merge(intent, count, Long::sum));
        pulse.add(other.pulse);
        vote(other.language, other.languageVotes);
        other.samples.forEach(this::keep);
    }

    /**
     * Of a part of it that is a topic of its own from a mention on. The part takes a share of the pulse; the language, until
     * others tell it; and samples. All else was counted here when it came, and stays.
     */
    Portrait part(String itsId, Mention mention, double share, Predicate<Sample> isOfPart) {
        long time = mention.post().createdAt().toEpochMilli();
        Portrait part = new Portrait(itsId, mention.mention(), time, new Authors(), pulse.part(share), new Telling());
        part.language = language;
        samples.stream().filter(isOfPart).forEach(part.samples::add);
        samples.removeIf(isOfPart);
        telling.parted();
        return part;
    }

    /** The language of a mention, where the detector is sure of it. */
    static String sureLanguage(Language language) {
        return language.confidence() >= SURE ? language.code() : Language.UNDETERMINED;
    }

    private void vote(String voted, long votes) {
        if (voted.equals(Language.UNDETERMINED)) {
            return;
        }
        if (voted.equals(language)) {
            languageVotes += votes;
        } else if (votes <= languageVotes) {
            languageVotes -= votes;
        } else {
            language = voted;
            languageVotes = votes - languageVotes;
        }
    }

    String language() {
        return language;
    }

    /** Whether both languages are known, and not the same. */
    static boolean areOther(String one, String other) {
        return !one.equals(other) && !one.equals(Language.UNDETERMINED) && !other.equals(Language.UNDETERMINED);
    }

    SentimentCounts sentiment() {
        return new SentimentCounts(
                tones.getOrDefault(Sentiment.Label.NEGATIVE, 0L),
                tones.getOrDefault(Sentiment.Label.NEUTRAL, 0L),
                tones.getOrDefault(Sentiment.Label.POSITIVE, 0L),
                unjudged);
    }

    Map<Intent.Label, Long> intents() {
        return intents;
    }

    void write(DataOutput out) throws IOException {
        Texts.write(id, out);
        Texts.write(first, out);
        out.writeLong(firstSeen);
        authors.write(out);
        pulse.write(out);
        telling.write(out);
        out.writeLong(lastSeen);
        out.writeLong(size);
        out.writeLong(stories);
        out.writeLong(reach);
        out.writeInt(platforms.size());
        for (Platform platform : platforms) {
            Texts.write(platform.name(), out);
        }
        writeCounts(out, tones);
        out.writeLong(unjudged);
        writeCounts(out, intents);
        Texts.write(language, out);
        out.writeLong(languageVotes);
        out.writeInt(samples.size());
        for (Sample sample : samples) {
            sample.write(out);
        }
    }

    static Portrait read(DataInput in) throws IOException {
        Portrait portrait = new Portrait(
                Texts.read(in), Texts.read(in), in.readLong(), Authors.read(in), Pulse.read(in), Telling.read(in));
        portrait.lastSeen = in.readLong();
        portrait.size = in.readLong();
        portrait.stories = in.readLong();
        portrait.reach = in.readLong();
        int platforms = in.readInt();
        for (int i = 0; i < platforms; i++) {
            portrait.platforms.add(Platform.valueOf(Texts.read(in)));
        }
        readCounts(in, Sentiment.Label.class, portrait.tones);
        portrait.unjudged = in.readLong();
        readCounts(in, Intent.Label.class, portrait.intents);
        portrait.language = Texts.read(in);
        portrait.languageVotes = in.readLong();
        int samples = in.readInt();
        for (int i = 0; i < samples; i++) {
            portrait.samples.add(Sample.read(in));
        }
        return portrait;
    }

    private static <E extends Enum<E>> void writeCounts(DataOutput out, Map<E, Long> counts) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<E, Long> entry : counts.entrySet()) {
            Texts.write(entry.getKey().name(), out);
            out.writeLong(entry.getValue());
        }
    }

    private static <E extends Enum<E>> void readCounts(DataInput in, Class<E> type, Map<E, Long> counts)
            throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            counts.put(Enum.valueOf(type, Texts.read(in)), in.readLong());
        }
    }
}
