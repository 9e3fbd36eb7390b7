package io.earshot.topic;

import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says which topics of different brands are about the same, such as the strike that hits six airlines: those that live at
 * the same time, in one language, and have their outstanding terms in common. Takes the topics of all brands as they are
 * told. Mutable, and for one thread.
 *
 * <p>Terms are weighed by how few of the topics have them, so that words of the trade ("delay", "refund") link nothing.
 */
public final class TopicLinks {
    private static final byte FORMAT = 1;

    /** Of all the weight of two topics' terms, what both must have. */
    private static final double ALIKE = 0.3;

    /** The same as a part of each one's weight. */
    private static final double SHARED = 2 * ALIKE / (1 + ALIKE);

    /** What a word that all topics have still counts. */
    private static final double LEAST_RARITY = 0.1;

    private static final double ROUNDING = 1e-9;

    /** One term in common is chance. */
    private static final int LEAST_SHARED = 2;

    /** What all of a trade speak of is told of so many others: each new link is a topic told anew on both sides. */
    private static final int MOST_LINKS = 50;

    private final Duration memory;

    /** The topics of late as they were told last, in the order in which they were first. */
    private final Map<String, Linked> topics = new LinkedHashMap<>();

    /** The same, those first that were spoken of longest ago. */
    private final TreeSet<Linked> byAge =
            new TreeSet<>(Comparator.comparing(Linked::lastSeen).thenComparingLong(linked -> linked.serial));

    /** Which topics have a word among their terms. */
    private final Map<String, Set<Linked>> having = new HashMap<>();

    private long nextSerial;

    /** A topic, its links, and how often they changed. */
    private static final class Linked {
        final long serial;
        Topic topic;

        /** The words of its terms, with their weights in its brand. */
        Map<String, Double> words = Map.of();

        final TreeSet<String> others = new TreeSet<>();
        long changes;

        Linked(long serial, Topic topic) {
            this.serial = serial;
            this.topic = topic;
        }

        Instant lastSeen() {
            return topic.lastSeen();
        }

        boolean isFull() {
            return others.size() >= MOST_LINKS;
        }

        Topic picture() {
            return topic.linked(List.copyOf(others), topic.version() + changes);
        }
    }

    /**
     * @param memory how long after its last mention a topic can still be linked
     */
    public TopicLinks(Duration memory) {
        this.memory = memory;
    }

    /**
     * Takes in a topic as it is told.
     *
     * @return the same with its links; then the topics of other brands whose links have changed by that, each with a
     *     version that has risen. All are to be written in place of what was passed in.
     */
    public List<Topic> add(Topic topic) {
        Linked linked = topics.get(topic.topic());
        if (linked == null) {
            linked = new Linked(nextSerial++, topic);
            topics.put(topic.topic(), linked);
        } else {
            leaveIndex(linked);
            linked.topic = topic;
        }
        enterIndex(linked);
        List<Topic> told = new ArrayList<>();
        List<Linked> changed = link(linked);
        told.add(linked.picture());
        changed.forEach(other -> told.add(other.picture()));
        forgetBefore(topic.lastSeen().minus(memory));
        return told;
    }

    private void enterIndex(Linked linked) {
        linked.words = words(linked.topic);
        for (String word : linked.words.keySet()) {
            having.computeIfAbsent(word, stem -> new HashSet<>()).add(linked);
        }
        byAge.add(linked);
    }

    private void leaveIndex(Linked linked) {
        byAge.remove(linked);
        for (String word : linked.words.keySet()) {
            having.computeIfPresent(word, (stem, some) -> some.remove(linked) && some.isEmpty() ? null : some);
        }
    }

    private static Map<String, Double> words(Topic topic) {
        Map<String, Double> words = new LinkedHashMap<>();
        for (int i = 0; i < topic.terms().size(); i++) {
            words.merge(Vocabulary.stem(topic.terms().get(i)), topic.weights().get(i), Double::sum);
        }
        return words;
    }

    /**
     * Links a topic with those that are about the same, the oldest first; the other topics that gained a link. A link once
     * told stays while both live, so that it does not flicker as the terms shift.
     */
    private List<Linked> link(Linked linked) {
        List<Linked> changed = new ArrayList<>();
        if (linked.isFull()) {
            return changed;
        }
        Map<String, Double> shares = shares(linked);
        for (Linked other : kin(shares)) {
            if (canBeLinked(linked, other) && areAlike(shares, shares(other))) {
                linked.others.add(other.topic.topic());
                other.others.add(linked.topic.topic());
                other.changes++;
                linked.changes++;
                changed.add(other);
                if (linked.isFull()) {
                    break;
                }
            }
        }
        return changed;
    }

    /**
     * All topics that can be alike, in the order in which they came. A topic that has only the most common of the words, which
     * together weigh too little, cannot: so nobody looks at the many that have one of these.
     */
    private Collection<Linked> kin(Map<String, Double> shares) {
        List<String> rarestFirst = shares.keySet().stream()
                .sorted(Comparator.comparingInt(this::spread).thenComparing(Comparator.naturalOrder()))
                .toList();
        TreeSet<Linked> kin = new TreeSet<>(Comparator.comparingLong(linked -> linked.serial));
        double left = 1;
        for (String word : rarestFirst) {
            if (left < SHARED - ROUNDING) {
                break;
            }
            kin.addAll(having.getOrDefault(word, Set.of()));
            left -= shares.get(word);
        }
        return kin;
    }

    private int spread(String word) {
        return having.getOrDefault(word, Set.of()).size();
    }

    private boolean canBeLinked(Linked one, Linked other) {
        return !other.isFull()
                && !one.others.contains(other.topic.topic())
                && !one.topic.brand().equals(other.topic.brand())
                && Objects.equals(one.topic.language(), other.topic.language())
                && Duration.between(one.lastSeen(), other.topic.firstSeen()).compareTo(memory) <= 0
                && Duration.between(other.lastSeen(), one.topic.firstSeen()).compareTo(memory) <= 0;
    }

    private static boolean areAlike(Map<String, Double> one, Map<String, Double> other) {
        double shared = 0;
        int count = 0;
        for (Map.Entry<String, Double> entry : one.entrySet()) {
            Double its = other.get(entry.getKey());
            if (its != null) {
                shared += Math.min(entry.getValue(), its);
                count++;
            }
        }
        return count >= LEAST_SHARED && shared >= SHARED;
    }

    /** The share of a topic's weight that each of its words has, together 1; less where many topics have the word. */
    private Map<String, Double> shares(Linked linked) {
        Map<String, Double> shares = new LinkedHashMap<>();
        double sum = 0;
        for (Map.Entry<String, Double> word : linked.words.entrySet()) {
            double rarity = Math.log((1.0 + topics.size()) / spread(word.getKey())) + LEAST_RARITY;
            double weight = word.getValue() * rarity;
            shares.put(word.getKey(), weight);
            sum += weight;
        }
        double total = sum == 0 ? 1 : sum;
        shares.replaceAll((word, weight) -> weight / total);
        return shares;
    }

    /** The ids of the topics that a topic is linked with, in order. */
    public List<String> of(String topic) {
        Linked linked = topics.get(topic);
        return linked == null ? List.of() : List.copyOf(linked.others);
    }

    private void forgetBefore(Instant time) {
        while (!byAge.isEmpty() && byAge.first().lastSeen().isBefore(time)) {
            Linked oldest = byAge.first();
            leaveIndex(oldest);
            topics.remove(oldest.topic.topic());
        }
    }

    /** Writes all there is to know, so that what is read back has the same future. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        TopicFormat.writeAll(
                topics.values().stream().map(linked -> linked.topic).toList(), out);
        for (Linked linked : topics.values()) {
            out.writeLong(linked.changes);
            out.writeInt(linked.others.size());
            for (String other : linked.others) {
                Texts.write(other, out);
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is of another format
     */
    public static TopicLinks read(DataInput in, Duration memory) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT) {
            throw new IOException("links of format " + FORMAT + " were expected, found " + format);
        }
        TopicLinks links = new TopicLinks(memory);
        for (Topic topic : TopicFormat.readAll(in)) {
            Linked linked = new Linked(links.nextSerial++, topic);
            links.topics.put(topic.topic(), linked);
            links.enterIndex(linked);
        }
        for (Linked linked : links.topics.values()) {
            linked.changes = in.readLong();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                linked.others.add(Texts.read(in));
            }
        }
        return links;
    }
}
