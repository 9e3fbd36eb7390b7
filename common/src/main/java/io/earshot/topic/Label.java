package io.earshot.topic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a label out of runs of words that people wrote: the run whose words weigh most, the more mentions have it the
 * better; and a second one where the first leaves much unsaid. Cased as most wrote it.
 */
final class Label {
    private static final int LONGEST_RUN = 6;
    private static final int LONGEST_LABEL = 60;

    /** A second run is named if what it adds weighs at least this part of the first. */
    private static final double SECOND = 0.6;

    /** A lone word takes a neighbour along that at least this part of its mentions has beside it: "log in". */
    private static final double NEIGHBOUR = 0.5;

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Map<String, Double> weights;

    /** The words of each sample, as far as they were read. */
    private final List<List<Written>> texts = new ArrayList<>();

    Label(Map<String, Double> weights) {
        this.weights = weights;
    }

    /** A word as written; {@code stem} is what it is known by. */
    private record Written(String text, String stem, boolean endsClause) {}

    /** A run of words, and where it is found. */
    private static final class Run {
        final String words;
        final List<String> stems;
        final Set<String> mentions = new HashSet<>();
        final Map<String, Integer> spellings = new LinkedHashMap<>();

        Run(String words, List<String> stems) {
            this.words = words;
            this.stems = stems;
        }

        String spelling() {
            String best = "";
            int most = 0;
            for (Map.Entry<String, Integer> entry : spellings.entrySet()) {
                if (entry.getValue() > most) {
                    best = entry.getKey();
                    most = entry.getValue();
                }
            }
            return best;
        }
    }

    /** The label; empty where no run has a word of weight. */
    String of(List<Sample> samples) {
        Map<String, Run> runs = new LinkedHashMap<>();
        for (Sample sample : samples) {
            collect(sample, runs);
        }
        Run first = best(runs.values(), Set.of());
        if (first == null) {
            return "";
        }
        Set<String> said = new HashSet<>(first.stems);
        Run second = best(runs.values(), said);
        String label = spelling(first);
        if (second != null
                && score(second, said) >= SECOND * score(first, Set.of())
                && label.length() + 3 + spelling(second).length() <= LONGEST_LABEL) {
            label += " · " + spelling(second);
        }
        return label;
    }

    private String spelling(Run run) {
        return run.stems.size() > 1 ? run.spelling() : withNeighbour(run);
    }

    private String withNeighbour(Run run) {
        String stem = run.stems.get(0);
        Map<String, Integer> pairs = new LinkedHashMap<>();
        for (List<Written> text : texts) {
            Set<String> once = new LinkedHashSet<>();
            for (int i = 0; i < text.size(); i++) {
                if (!text.get(i).stem().equals(stem)) {
                    continue;
                }
                if (i > 0 && !text.get(i - 1).endsClause()) {
                    once.add(text.get(i - 1).text() + " " + run.spelling());
                }
                if (i + 1 < text.size() && !text.get(i).endsClause()) {
                    once.add(run.spelling() + " " + text.get(i + 1).text());
                }
            }
            once.forEach(pair -> pairs.merge(pair, 1, Integer::sum));
        }
        String best = run.spelling();
        int most = Math.max(1, (int) Math.ceil(NEIGHBOUR * run.mentions.size()) - 1);
        for (Map.Entry<String, Integer> pair : pairs.entrySet()) {
            if (pair.getValue() > most) {
                best = pair.getKey();
                most = pair.getValue();
            }
        }
        return best;
    }

    /** Of runs that weigh the same, the one whose words come first. */
    private @Nullable Run best(Iterable<Run> runs, Set<String> said) {
        Run best = null;
        double most = 0;
        for (Run run : runs) {
            double score = score(run, said);
            if (score <= 0 || score < most || repeats(run, said)) {
                continue;
            }
            if (best == null || score > most || run.words.compareTo(best.words) < 0) {
                best = run;
                most = score;
            }
        }
        return best;
    }

    private boolean repeats(Run run, Set<String> said) {
        for (String stem : run.stems) {
            if (said.contains(stem) && weight(stem) > 0) {
                return true;
            }
        }
        return false;
    }

    private double score(Run run, Set<String> said) {
        double sum = 0;
        for (int i = 0; i < run.stems.size(); i++) {
            String stem = run.stems.get(i);
            boolean isNew = !said.contains(stem) && run.stems.indexOf(stem) == i;
            double weight = isNew ? weight(stem) : 0;
            // A word without weight, such as "of", costs a little: the shorter run is the better.
            sum += weight > 0 ? weight : -0.5;
        }
        return sum * Math.sqrt(run.mentions.size());
    }

    private double weight(String stem) {
        return weights.getOrDefault(stem, 0.0);
    }

    private void collect(Sample sample, Map<String, Run> runs) {
        List<Written> words = words(sample.text());
        texts.add(words);
        for (int from = 0; from < words.size(); from++) {
            if (weight(words.get(from).stem()) <= 0) {
                continue;
            }
            List<String> stems = new ArrayList<>();
            StringBuilder spelling = new StringBuilder();
            for (int to = from; to < words.size() && to < from + LONGEST_RUN; to++) {
                Written word = words.get(to);
                stems.add(word.stem());
                spelling.append(spelling.isEmpty() ? "" : " ").append(word.text());
                if (weight(word.stem()) > 0 && spelling.length() <= LONGEST_LABEL) {
                    Run run = runs.computeIfAbsent(
                            String.join(" ", stems), joined -> new Run(joined, List.copyOf(stems)));
                    run.mentions.add(sample.mention());
                    run.spellings.merge(spelling.toString(), 1, Integer::sum);
                }
                if (word.endsClause()) {
                    break;
                }
            }
        }
    }

    /** The words of a text; links and handles end a clause, and are none. */
    private static List<Written> words(String text) {
        List<Written> words = new ArrayList<>();
        for (String part : SPACES.split(text, -1)) {
            if (part.startsWith("@") || part.contains("://") || part.startsWith("www.")) {
                endClause(words);
                continue;
            }
            int from = 0;
            while (from < part.length()) {
                int to = from;
                while (to < part.length() && belongs(part, to)) {
                    to++;
                }
                if (to > from) {
                    String word = part.substring(from, to);
                    words.add(new Written(word, stem(word), false));
                    from = to;
                } else {
                    // A hash sign, or quotation marks around a word, end nothing.
                    if ("#'’\"“”".indexOf(part.charAt(from)) < 0) {
                        endClause(words);
                    }
                    from++;
                }
            }
        }
        return words;
    }

    private static boolean belongs(String part, int at) {
        char c = part.charAt(at);
        if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
            return true;
        }
        boolean inside = at > 0
                && at + 1 < part.length()
                && Character.isLetterOrDigit(part.charAt(at - 1))
                && Character.isLetterOrDigit(part.charAt(at + 1));
        return inside && "'’&-.".indexOf(c) >= 0;
    }

    private static String stem(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        return Vocabulary.stem(lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower);
    }

    private static void endClause(List<Written> words) {
        if (!words.isEmpty()) {
            Written last = words.get(words.size() - 1);
            words.set(words.size() - 1, new Written(last.text(), last.stem(), true));
        }
    }
}
