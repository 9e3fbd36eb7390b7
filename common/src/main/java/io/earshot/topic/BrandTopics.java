package io.earshot.topic;

import io.earshot.mention.Mention;
import io.earshot.post.PostKind;
import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people talk about, of one brand: puts each mention into a topic as it comes, without looking ahead, and says
 * which topics are worth telling. Mutable, and for one thread; time is passed in, and the same mentions in the same order
 * give the same topics.
 */
public final class BrandTopics {
    private static final byte FORMAT = 3;

    /** Of a topic of this many texts it is asked whether it is part of another; then at each half more. */
    private static final int FIRST_CHECK = 2;

    /** When there are too many topics this part of them goes at once. */
    private static final int FORGOTTEN_PART = 16;

    /** What is known of posts of topics that are no more is let go once in so many minutes. */
    private static final long SWEEP_MINUTES = 16;

    private final String brand;
    private final TopicSettings settings;
    private final long[] ownWords;
    private final Vocabulary vocabulary;
    private final Attention attention;
    private final Mixture mixture;
    private final Stories stories;
    private final Whereabouts whereabouts;
    private final Describer describer;
    private final Pulse pulse;

    /** Topics that have ended since they were told last. */
    private final List<Topic> ended;

    private long mentions;
    private long forgotten;
    private double surprise;

    /** Of the mention that came last, for who asks right away: no part of what is written. */
    private boolean sampled;

    private @Nullable String merged;

    public BrandTopics(String brand, TopicSettings settings) {
        this.brand = brand;
        this.settings = settings;
        ownWords = ownWords(brand);
        vocabulary = new Vocabulary();
        attention = new Attention();
        mixture = new Mixture(settings.mostTopics(), settings.mostWords(), vocabulary, attention);
        stories = new Stories(settings.mostStories());
        whereabouts = new Whereabouts(settings.mostStories());
        describer = new Describer(vocabulary);
        pulse = new Pulse(0);
        ended = new ArrayList<>();
    }

    private BrandTopics(DataInput in, TopicSettings settings) throws IOException {
        this.settings = settings;
        byte format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("topics of format " + FORMAT + " were expected, found " + format);
        }
        brand = Texts.read(in);
        ownWords = ownWords(brand);
        vocabulary = Vocabulary.read(in);
        attention = Attention.read(in);
        mixture = new Mixture(settings.mostTopics(), settings.mostWords(), vocabulary, attention);
        mixture.read(in);
        stories = Stories.read(in, settings.mostStories(), mixture);
        whereabouts = Whereabouts.read(in, settings.mostStories(), mixture);
        describer = new Describer(vocabulary);
        pulse = Pulse.read(in);
        ended = TopicFormat.readAll(in);
        mentions = in.readLong();
        forgotten = in.readLong();
        surprise = in.readDouble();
    }

    /**
     * Takes in a mention, which should come about in the order of time.
     *
     * @return the id of the topic that it belongs to, as of now: {@code <brand>/<hash of the id of the mention that the topic
     *     began with>}
     */
    public String add(Mention mention) {
        mentions++;
        pulse.add(mention.post().createdAt().toEpochMilli());
        attention.next();
        String language = Portrait.sureLanguage(mention.language());
        List<Word> all = words(mention);
        List<Word> words = uncommon(all);
        boolean repost = isRepost(mention);

        Cluster topic = repost ? whereabouts.of(mention.post().repostOf()) : null;
        boolean repeats = topic != null;
        Stories.Key key = repeats || all.isEmpty() ? null : Stories.key(all);
        if (key != null) {
            topic = stories.copied(key);
            repeats = topic != null;
        }
        surprise = 0;
        if (topic == null) {
            Cluster parent = whereabouts.of(mention.post().inReplyTo());
            Search.Fit fit = mixture.best(words, language, parent);
            surprise = 1 / (1 + Math.exp(fit.margin()));
            topic = fit.joins() ? fit.cluster() : words.isEmpty() ? parent : null;
        }
        if (topic == null) {
            topic = mixture.create(new Portrait(id(mention), mention.mention(), time(mention)));
        }
        attention.add(topic.slot);
        merged = null;
        sampled = topic.portrait.add(mention, language, repeats || repost);
        mixture.attended(topic);
        whereabouts.put(mention.post().id(), topic);
        if (!repeats && key != null) {
            vocabulary.learnText(all);
            mixture.learn(topic, words);
            stories.add(topic, key, mention.post().id());
            topic.portrait.stories++;
            topic = isCheckedAt(topic.texts) ? mergedOrSplit(topic, mention) : topic;
        }
        if (mixture.isFull()) {
            forgetLeastActive(topic);
        }
        return topic.portrait.id;
    }

    private static long time(Mention mention) {
        return mention.post().createdAt().toEpochMilli();
    }

    private String id(Mention mention) {
        return brand + "/" + HexFormat.of().toHexDigits(Stories.hash(mention.mention()));
    }

    private List<Word> words(Mention mention) {
        List<Word> words = new ArrayList<>(mention.words().size());
        for (String text : mention.words()) {
            String stem = Vocabulary.stem(text);
            long hash = Stories.hash(stem);
            if (!contains(ownWords, hash)) {
                Word word = vocabulary.of(stem, hash, text);
                if (word.lastSeenBy != mentions) {
                    word.lastSeenBy = mentions;
                    words.add(word);
                }
            }
        }
        return words;
    }

    private static boolean contains(long[] some, long one) {
        for (long each : some) {
            if (each == one) {
                return true;
            }
        }
        return false;
    }

    private List<Word> uncommon(List<Word> words) {
        List<Word> uncommon = new ArrayList<>(words.size());
        for (Word word : words) {
            if (!vocabulary.isCommon(word)) {
                uncommon.add(word);
            }
        }
        return uncommon;
    }

    /** The hashes of the brand's id, and of its parts where it has some: words that are in nearly every mention. */
    private static long[] ownWords(String brand) {
        return Stream.concat(Stream.of(brand.split("[-_.]+", -1)), Stream.of(brand.replaceAll("[-_.]+", "")))
                .mapToLong(part -> Stories.hash(Vocabulary.stem(part)))
                .toArray();
    }

    private static boolean isRepost(Mention mention) {
        return mention.post().repostOf() != null
                || mention.post().kind() == PostKind.REPOST
                || mention.post().text().startsWith("RT @");
    }

    /** Asks of a topic that has grown whether it is part of another, or two. Returns where the mention is then. */
    private Cluster mergedOrSplit(Cluster topic, Mention mention) {
        Cluster whole = mixture.whole(topic);
        if (whole != null) {
            return merged(topic, whole);
        }
        return topic.texts < Split.FIRST_CHECK ? topic : splitIfTwo(topic, mention);
    }

    private Cluster merged(Cluster topic, Cluster whole) {
        boolean keepsWhole = keepsId(whole, topic);
        Cluster kept = keepsWhole ? whole : topic;
        Cluster gone = keepsWhole ? topic : whole;
        if (gone.portrait.telling.isTold()) {
            gone.portrait.telling.state = TopicState.OVER;
            ended.add(topicOf(gone, gone.portrait.lastSeen).mergedInto(kept.portrait.id));
        }
        kept.portrait.addAll(gone.portrait);
        mixture.merge(gone, kept);
        merged = gone.portrait.id;
        return kept;
    }

    private Cluster splitIfTwo(Cluster topic, Mention mention) {
        List<Stories.Story> last = stories.last(topic, Split.MOST_TEXTS, Split.MOST_STORIES);
        List<List<Word>> texts = new ArrayList<>(last.size());
        for (Stories.Story story : last) {
            texts.add(uncommon(vocabulary.known(story.words())));
        }
        Split split = Split.of(topic, texts, vocabulary).orElse(null);
        if (split == null) {
            return topic;
        }
        // Its id is unlike others, as the mention began no topic when it came.
        Cluster part = mixture.create(
                topic.portrait.part(id(mention), mention, split.share(), sample -> split.leaves(words(sample))));
        for (int i = 0; i < texts.size(); i++) {
            if (split.leaves(i)) {
                mixture.move(texts.get(i), topic, part);
                last.get(i).moveTo(part);
                whereabouts.move(last.get(i).post(), part);
            }
        }
        mixture.share(topic, part, split.share());
        boolean mentionLeaves = split.leaves(0);
        return mentionLeaves ? part : topic;
    }

    private List<Word> words(Sample sample) {
        return uncommon(vocabulary.known(sample.words().stream()
                .map(Vocabulary::stem)
                .mapToLong(Stories::hash)
                .distinct()
                .toArray()));
    }

    /** At 2, 3, 4, 6, 8, 12, 16, 24 … texts. */
    private static boolean isCheckedAt(long texts) {
        if (texts < FIRST_CHECK) {
            return false;
        }
        return Long.bitCount(texts) == 1
                || (Long.bitCount(texts) == 2 && texts % 3 == 0 && Long.bitCount(texts / 3) == 1);
    }

    /** What people have seen keeps its id; of two such, or of none, the older one does. */
    private static boolean keepsId(Cluster one, Cluster other) {
        boolean seen = one.portrait.telling.isTold();
        return seen == other.portrait.telling.isTold() ? one.serial < other.serial : seen;
    }

    /** Lets go of the topics that had the fewest mentions of late, but for the one just spoken of. */
    private void forgetLeastActive(Cluster spared) {
        List<Cluster> others = mixture.all();
        others.remove(spared);
        int many = Math.min(others.size(), Math.max(1, settings.mostTopics() / FORGOTTEN_PART));
        double[] lasting = others.stream()
                .mapToDouble(other -> attention.lasting(other.slot))
                .sorted()
                .toArray();
        double bound = lasting[many - 1];
        List<Cluster> least = new ArrayList<>(many);
        for (Cluster cluster : others) {
            if (attention.lasting(cluster.slot) <= bound) {
                least.add(cluster);
            }
        }
        least.sort(Comparator.comparingDouble((Cluster cluster) -> attention.lasting(cluster.slot))
                .thenComparingLong(cluster -> cluster.serial));
        for (Cluster cluster : least.subList(0, many)) {
            end(cluster, cluster.portrait.lastSeen);
            forgotten++;
        }
    }

    private void end(Cluster cluster, long time) {
        cluster.portrait.telling.state = TopicState.OVER;
        if (cluster.portrait.telling.isTold()) {
            ended.add(topicOf(cluster, time));
        }
        mixture.remove(cluster);
    }

    /** Lets time pass: topics cool, and end. To be called every minute or so. */
    public void advance(Instant now) {
        long time = now.toEpochMilli();
        double brandCount = pulse.count(time);
        for (Cluster cluster : mixture.all()) {
            if (time - cluster.portrait.lastSeen >= settings.endAfter().toMillis()) {
                end(cluster, time);
            } else if (isLargeEnough(cluster.portrait)) {
                cluster.portrait.telling.judge(cluster.portrait.pulse, time, brandCount, settings);
            }
        }
        if (Math.floorMod(now.getEpochSecond() / 60, SWEEP_MINUTES) == 0) {
            whereabouts.sweep();
        }
    }

    /**
     * The topics that there is something new to say of, with versions that rise: that are large enough for the first
     * time, whose state has changed, that have twice the size, that were split, that have ended. The oldest first.
     */
    public List<Topic> changed(Instant now) {
        long time = now.toEpochMilli();
        List<Topic> changed = new ArrayList<>(ended);
        ended.clear();
        for (Cluster cluster : mixture.all()) {
            Portrait portrait = cluster.portrait;
            if (isLargeEnough(portrait) && portrait.telling.isNews(portrait.size)) {
                changed.add(topicOf(cluster, time));
            }
        }
        return changed;
    }

    private boolean isLargeEnough(Portrait portrait) {
        return portrait.telling.isTold()
                || (portrait.size >= settings.leastSize() && portrait.authors.estimate() >= settings.leastAuthors());
    }

    /** All topics that are large enough to be told, the oldest first, as of now. */
    public List<Topic> all(Instant now) {
        List<Topic> all = new ArrayList<>();
        for (Cluster cluster : mixture.all()) {
            if (isLargeEnough(cluster.portrait)) {
                all.add(picture(cluster, now.toEpochMilli()));
            }
        }
        return all;
    }

    /** The topic as it was last changed, if it is alive. */
    public Optional<Topic> find(String topic) {
        for (Cluster cluster : mixture.all()) {
            if (cluster.portrait.id.equals(topic)) {
                return Optional.of(picture(cluster, cluster.portrait.lastSeen));
            }
        }
        return Optional.empty();
    }

    /** How new the mention was that came last, 0..1: 0 for a copy, above 0.5 where it started a topic. */
    public double surprise() {
        return surprise;
    }

    /** Whether a topic lives that was told: its end must be told too, though nobody speaks any more. */
    public boolean haveTold() {
        return mixture.all().stream().anyMatch(cluster -> cluster.portrait.telling.isTold());
    }

    /** Whether the mention that came last may become an exemplar; one that may not when it comes never does. */
    public boolean isSample() {
        return sampled;
    }

    /** The topic that became part of that of the mention that came last, if one did by it. */
    public Optional<String> merged() {
        return Optional.ofNullable(merged);
    }

    /** How many topics are kept in mind, of one mention and of many. */
    public int live() {
        return mixture.live();
    }

    /** How many topics were let go because there were too many. */
    public long forgotten() {
        return forgotten;
    }

    private Topic topicOf(Cluster cluster, long time) {
        cluster.portrait.telling.told(cluster.portrait.size);
        return picture(cluster, time);
    }

    private Topic picture(Cluster cluster, long time) {
        Portrait portrait = cluster.portrait;
        List<Describer.Term> ranked = describer.ranked(cluster);
        if (portrait.telling.needsLabel(portrait.size)) {
            portrait.telling.label(Describer.label(cluster, ranked), portrait.size);
        }
        List<Describer.Term> terms = Describer.first(ranked);
        return new Topic(
                portrait.id,
                brand,
                portrait.telling.label,
                terms.stream().map(Describer.Term::text).toList(),
                terms.stream().map(term -> rounded(term.weight())).toList(),
                portrait.telling.state,
                portrait.size,
                portrait.stories,
                portrait.authors.estimate(),
                List.copyOf(portrait.platforms),
                portrait.reach,
                portrait.sentiment(),
                portrait.intents(),
                rounded(portrait.pulse.rate(time)),
                rounded(portrait.pulse.expectedRate(time)),
                Instant.ofEpochMilli(portrait.firstSeen),
                Instant.ofEpochMilli(portrait.lastSeen),
                Instant.ofEpochMilli(time),
                Describer.exemplars(cluster, terms),
                portrait.first,
                portrait.language(),
                null,
                List.of(),
                portrait.telling.version);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }

    /** Writes all there is to know, so that what is read back has the same future. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        Texts.write(brand, out);
        vocabulary.write(out);
        attention.write(out);
        mixture.write(out);
        stories.write(out);
        whereabouts.write(out);
        pulse.write(out);
        TopicFormat.writeAll(ended, out);
        out.writeLong(mentions);
        out.writeLong(forgotten);
        out.writeDouble(surprise);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is of another format
     */
    public static BrandTopics read(DataInput in, TopicSettings settings) throws IOException {
        return new BrandTopics(in, settings);
    }
}
