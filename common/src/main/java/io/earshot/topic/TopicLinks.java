package io.earshot.topic;

import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** One term in common is chance. */
    private static final int LEAST_SHARED = 2;

    private final Duration memory;

    /** The topics of late as they were told last, in the order in which they were first. */
    private final Map<String, Linked> topics = new LinkedHashMap<>();

    /** A topic, its links, and how often they changed. */
    private static final class Linked {
        Topic topic;
        final TreeSet<String> others = new TreeSet<>();
        long changes;

        Linked(Topic topic) {
            this.topic = topic;
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
        Linked linked = topics.computeIfAbsent(topic.topic(), id -> new Linked(topic));
        linked.topic = topic;
        List<Topic> told = new ArrayList<>();
        List<Linked> changed = relink(linked);
        told.add(linked.picture());
        changed.forEach(other -> told.add(other.picture()));
        forgetBefore(topic.lastSeen().minus(memory));
        return told;
    }

    /** Sets the links of a topic; the other topics that gained or lost one. */
    private List<Linked> relink(Linked linked) {
        Map<String, Integer> spread = spread();
        List<Linked> changed = new ArrayList<>();
        for (Linked other : topics.values()) {
            if (other.topic.brand().equals(linked.topic.brand())) {
                continue;
            }
            // A link once told stays while both live, so that it does not flicker as the terms shift.
            boolean link = isAboutTheSame(linked.topic, other.topic, spread);
            if (link && linked.others.add(other.topic.topic())) {
                other.others.add(linked.topic.topic());
                other.changes++;
                linked.changes++;
                changed.add(other);
            }
        }
        return changed;
    }

    /** In how many topics each term is. */
    private Map<String, Integer> spread() {
        Map<String, Integer> spread = new HashMap<>();
        for (Linked linked : topics.values()) {
            linked.topic.terms().forEach(term -> spread.merge(Vocabulary.stem(term), 1, Integer::sum));
        }
        return spread;
    }

    private boolean isAboutTheSame(Topic one, Topic other, Map<String, Integer> spread) {
        if (!Objects.equals(one.language(), other.language())
                || Duration.between(one.lastSeen(), other.firstSeen()).compareTo(memory) > 0
                || Duration.between(other.lastSeen(), one.firstSeen()).compareTo(memory) > 0) {
            return false;
        }
        Map<String, Double> weights = weights(one, spread);
        Map<String, Double> others = weights(other, spread);
        double shared = 0;
        double all = 0;
        int count = 0;
        for (Map.Entry<String, Double> entry : weights.entrySet()) {
            double otherWeight = others.getOrDefault(entry.getKey(), 0.0);
            shared += Math.min(entry.getValue(), otherWeight);
            all += Math.max(entry.getValue(), otherWeight);
            count += otherWeight > 0 ? 1 : 0;
        }
        for (Map.Entry<String, Double> entry : others.entrySet()) {
            all += weights.containsKey(entry.getKey()) ? 0 : entry.getValue();
        }
        return count >= LEAST_SHARED && shared >= ALIKE * all;
    }

    /** The share of a topic's weight that each of its terms has; less where many topics have the term. */
    private Map<String, Double> weights(Topic topic, Map<String, Integer> spread) {
        Map<String, Double> weights = new LinkedHashMap<>();
        double sum = 0;
        for (int i = 0; i < topic.terms().size(); i++) {
            String stem = Vocabulary.stem(topic.terms().get(i));
            double rarity = Math.log((1.0 + topics.size()) / spread.getOrDefault(stem, 1)) + 0.1;
            double weight = topic.weights().get(i) * Math.max(0, rarity);
            weights.merge(stem, weight, Double::sum);
            sum += weight;
        }
        double total = sum == 0 ? 1 : sum;
        weights.replaceAll((stem, weight) -> weight / total);
        return weights;
    }

    /** The ids of the topics that a topic is linked with, in order. */
    public List<String> of(String topic) {
        Linked linked = topics.get(topic);
        return linked == null ? List.of() : List.copyOf(linked.others);
    }

    private void forgetBefore(Instant time) {
        topics.values().removeIf(linked -> linked.topic.lastSeen().isBefore(time));
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
            Linked linked = new Linked(topic);
            links.topics.put(topic.topic(), linked);
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
