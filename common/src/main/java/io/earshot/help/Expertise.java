package io.earshot.help;

import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who of a brand's agents resolved items like the one at hand. Each agent has a profile: in how many of their items each
 * word was, older items counting less. Who resolved more of what shares the rare words of an item knows more of it, by
 * BM25 with a profile for a document. Memory is bounded: the rarest words of a profile go, and the agents who did least.
 */
public final class Expertise {
    /** What was learned so long ago counts half: people move on, and so do products. */
    private static final double HALF_LIFE_MILLIS = 90 * 24 * 3_600_000.0;

    private static final int MOST_WORDS = 200;
    private static final int MOST_AGENTS = 200;

    /** Fewer items make nobody an expert. */
    private static final double FEWEST_ITEMS = 3;

    /** Who shares less with an item than this part of what there is to share knows it by chance. */
    private static final double ENOUGH = 0.25;

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private static final Comparator<Map.Entry<String, Double>> MOST_FIRST = Map.Entry.<String, Double>comparingByValue(
                    Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey());

    private final Map<String, Profile> agents = new TreeMap<>();

    /** What an agent resolved, as it counts at a moment. */
    private static final class Profile {
        private long asOfMillis;
        private double items;
        private final Map<String, Double> words = new TreeMap<>();

        Profile(long asOfMillis) {
            this.asOfMillis = asOfMillis;
        }

        void add(Collection<String> ofItem, long atMillis) {
            if (atMillis > asOfMillis) {
                double fading = fading(asOfMillis, atMillis);
                items *= fading;
                words.replaceAll((word, count) -> fading * count);
                asOfMillis = atMillis;
            }
            double weight = fading(atMillis, asOfMillis);
            items += weight;
            ofItem.forEach(word -> words.merge(word, weight, Double::sum));
            if (words.size() > 2 * MOST_WORDS) {
                words.entrySet().stream()
                        .sorted(MOST_FIRST)
                        .skip(MOST_WORDS)
                        .map(Map.Entry::getKey)
                        .toList()
                        .forEach(words::remove);
            }
        }

        double itemsAt(long millis) {
            return items * fading(asOfMillis, millis);
        }

        double at(String word, long millis) {
            return words.getOrDefault(word, 0.0) * fading(asOfMillis, millis);
        }
    }

    /** Takes in that an agent resolved an item of these words. */
    public void learn(String agent, List<String> words, Instant at) {
        long millis = at.toEpochMilli();
        agents.computeIfAbsent(agent, name -> new Profile(millis)).add(new LinkedHashSet<>(words), millis);
        if (agents.size() > MOST_AGENTS) {
            agents.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(agent))
                    .min(Comparator.comparingDouble(entry -> entry.getValue().itemsAt(millis)))
                    .ifPresent(least -> agents.remove(least.getKey()));
        }
    }

    /** The agents who know most of an item of these words, best first; empty where nobody is known to. */
    public List<String> best(List<String> words, Instant at, int most) {
        long millis = at.toEpochMilli();
        double items = 0;
        for (Profile profile : agents.values()) {
            items += profile.itemsAt(millis);
        }
        Map<String, Double> rarities = rarities(new LinkedHashSet<>(words), items, millis);
        double all = rarities.values().stream().mapToDouble(Double::doubleValue).sum();
        double usual = items / Math.max(1, agents.size());
        List<Map.Entry<String, Double>> scores = new ArrayList<>();
        agents.forEach((agent, profile) -> {
            double has = profile.itemsAt(millis);
            double score = score(profile, rarities, K1 * (1 - B + B * has / usual), millis);
            if (has >= FEWEST_ITEMS && score > 0 && score >= ENOUGH * all) {
                scores.add(Map.entry(agent, score));
            }
        });
        scores.sort(MOST_FIRST);
        return scores.stream().limit(most).map(Map.Entry::getKey).toList();
    }

    /** How much each word tells of an item: more if it was in few. */
    private Map<String, Double> rarities(Set<String> words, double items, long millis) {
        Map<String, Double> rarities = new TreeMap<>();
        for (String word : words) {
            double in = 0;
            for (Profile profile : agents.values()) {
                in += profile.at(word, millis);
            }
            // A word that nobody met tells nobody apart.
            if (in > 0) {
                rarities.put(word, Math.log(1 + Math.max(0, items - in + 0.5) / (in + 0.5)));
            }
        }
        return rarities;
    }

    private static double score(Profile profile, Map<String, Double> rarities, double half, long millis) {
        double score = 0;
        for (Map.Entry<String, Double> word : rarities.entrySet()) {
            double in = profile.at(word.getKey(), millis);
            score += word.getValue() * in / (in + half);
        }
        return score;
    }

    private static double fading(long fromMillis, long toMillis) {
        return Math.pow(0.5, Math.max(0, toMillis - fromMillis) / HALF_LIFE_MILLIS);
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(agents.size());
        for (Map.Entry<String, Profile> agent : agents.entrySet()) {
            Texts.write(agent.getKey(), out);
            Profile profile = agent.getValue();
            out.writeLong(profile.asOfMillis);
            out.writeDouble(profile.items);
            out.writeInt(profile.words.size());
            for (Map.Entry<String, Double> word : profile.words.entrySet()) {
                Texts.write(word.getKey(), out);
                out.writeDouble(word.getValue());
            }
        }
    }

    /** What was written. */
    public static Expertise read(DataInput in) throws IOException {
        Expertise read = new Expertise();
        for (int agents = in.readInt(); agents > 0; agents--) {
            String agent = Texts.read(in);
            Profile profile = new Profile(in.readLong());
            profile.items = in.readDouble();
            for (int words = in.readInt(); words > 0; words--) {
                profile.words.put(Texts.read(in), in.readDouble());
            }
            read.agents.put(agent, profile);
        }
        return read;
    }
}
