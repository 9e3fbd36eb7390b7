package io.earshot.text.language;

import io.earshot.text.Resources;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * The languages that share a script, and may all be meant where it is used: {@code languages.txt}. Several outcomes of
 * the letter model may carry one code.
 *
 * @param codes BCP 47
 * @param rarity how rare each is among posts, 0 the most common
 * @param lettersKnown how many of them the letter model knows: they come first
 * @param learned what was learned from posts in the script; null where there were none
 * @param start what the sums of a post's words start from: 0 for each of those letters, then the constants of {@code learned}
 * @param learnedLabels which of its labels each candidate is, −1 for none
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Candidates(
        List<String> codes,
        int[] rarity,
        LetterModel letters,
        int lettersKnown,
        @Nullable PostModel learned,
        float[] start,
        int[] learnedLabels) {
    private static final String KNOWN_BY_WORDS_ONLY = "-";

    private record Row(String outcome, String code, Script script, int rarity) {
        static Row parse(String line) {
            String[] fields = line.split(" ", -1);
            return new Row(
                    fields[0],
                    fields[1],
                    Script.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                    Integer.parseInt(fields[3]));
        }

        boolean hasLetters() {
            return !outcome.equals(KNOWN_BY_WORDS_ONLY);
        }
    }

    /** Those of each script that no language owns, with what was learned. */
    static Map<Script, Candidates> load() {
        return with(PostModel.load(), unlearned());
    }

    /** Those of each script as they are before anything is learned. */
    static Map<Script, Candidates> unlearned() {
        LanguageDetectorModel model = LetterModel.openNlp();
        Map<Script, List<Row>> rows = new EnumMap<>(Script.class);
        for (String line : Resources.lines("language/languages.txt")) {
            Row row = Row.parse(line);
            rows.computeIfAbsent(row.script(), script -> new ArrayList<>()).add(row);
        }
        Map<Script, Candidates> candidates = new EnumMap<>(Script.class);
        rows.forEach((script, ofScript) -> candidates.put(script, of(model, ofScript)));
        return candidates;
    }

    /** The same with what was learned from posts in Latin letters. */
    static Map<Script, Candidates> with(PostModel learned, Map<Script, Candidates> unlearned) {
        Map<Script, Candidates> candidates = new EnumMap<>(unlearned);
        candidates.computeIfPresent(Script.LATIN, (script, latin) -> latin.with(learned));
        return candidates;
    }

    private Candidates with(PostModel model) {
        List<String> labels = model.labels();
        int[] labelled = codes.stream().mapToInt(labels::indexOf).toArray();
        float[] constants = model.constants();
        float[] start = new float[lettersKnown + constants.length];
        System.arraycopy(constants, 0, start, lettersKnown, constants.length);
        return new Candidates(codes, rarity, letters, lettersKnown, model, start, labelled);
    }

    private static Candidates of(LanguageDetectorModel model, List<Row> rows) {
        List<String> outcomes =
                rows.stream().filter(Row::hasLetters).map(Row::outcome).toList();
        return new Candidates(
                rows.stream().map(Row::code).toList(),
                rows.stream().mapToInt(Row::rarity).toArray(),
                LetterModel.of(model, outcomes),
                outcomes.size(),
                null,
                new float[outcomes.size()],
                rows.stream().mapToInt(row -> -1).toArray());
    }

    /** Which label of the learned model a candidate is; −1 for none. */
    int learnedLabel(int candidate) {
        return learnedLabels[candidate];
    }

    /** What a word adds to the start by its letters and by what was learned. */
    float[] sums(String word) {
        float[] sums = new float[start.length];
        if (!WordReader.isCry(word)) {
            letters.add(word, sums);
            if (learned != null) {
                float[] scores = learned.scores(word);
                System.arraycopy(scores, 0, sums, lettersKnown, scores.length);
            }
        }
        return sums;
    }

    int count() {
        return codes.size();
    }
}
