package io.earshot.text.language;

import io.earshot.text.Resources;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * The languages that share a script, and may all be meant where it is used: {@code languages.txt}. Several outcomes of
 * the letter model may carry one code.
 *
 * @param codes BCP 47
 * @param rarity how rare each is among posts, 0 the most common
 * @param lettersKnown how many of them the letter model knows: they come first
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Candidates(List<String> codes, int[] rarity, LetterModel letters, int lettersKnown) {
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

    /** Those of each script that no language owns. */
    static Map<Script, Candidates> load() {
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

    private static Candidates of(LanguageDetectorModel model, List<Row> rows) {
        List<String> outcomes =
                rows.stream().filter(Row::hasLetters).map(Row::outcome).toList();
        return new Candidates(
                rows.stream().map(Row::code).toList(),
                rows.stream().mapToInt(Row::rarity).toArray(),
                LetterModel.of(model, outcomes),
                outcomes.size());
    }

    int count() {
        return codes.size();
    }
}
