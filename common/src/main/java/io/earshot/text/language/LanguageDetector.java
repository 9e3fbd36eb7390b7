package io.earshot.text.language;

import io.earshot.mention.Language;
import io.earshot.text.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a post. The script decides where one language owns it. Otherwise the weights of OpenNLP's
 * language model for letter groups are added up over the words, hashtags included, and joined by what short posts need
 * beside letters: the languages' function words, how common each language is among posts, what the platform says and
 * what the brand serves. Where no language stands out, the answer is {@code und}.
 */
public final class LanguageDetector {
    // The weights below were chosen on the training part of a set of 14,712 posts in eight languages; see
    // docs/quality.md. All are in nats.

    /** OpenNLP's exponents come from a model that was stopped early: they tell right from wrong, but timidly. */
    private static final double LETTERS = 10;

    /** For each function word of a language. */
    private static final double FUNCTION_WORD = 2;

    /** Against each step of rarity in {@code languages.txt}. */
    private static final double RARITY = 1;

    /** For the language that the platform claims: right more often than not, but often only the author's menus. */
    private static final double PLATFORM = 1.5;

    /** For a language that the brand serves. */
    private static final double SERVED = 0.5;

    /** The language of a post that owns its script may still be another: a loan script, a quotation. */
    private static final double SCRIPT_CONFIDENCE = 0.95;

    /** Han letters without any kana are Chinese, unless the platform says Japanese. */
    private static final double HAN_ONLY_CONFIDENCE = 0.8;

    /** Below this the best guess is wrong nearly as often as right. */
    private static final double LEAST_CONFIDENCE = 0.4;

    /** So many function words tell a language that the letter model does not know in this script. */
    private static final int TELLING_WORDS = 2;

    /** More letters than this cost time and change no answer. */
    private static final int LETTERS_READ = 240;

    private static final String KNOWN_BY_WORDS_ONLY = "-";

    private final Map<Script, Candidates> candidates;
    private final FunctionWords functionWords;

    /**
     * The languages of one script. Several outcomes of the model may carry one code.
     *
     * @param letterLanguages how many of them the letter model knows: they come first
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Candidates(
            List<String> codes, double[] priors, @Nullable NgramWeights letters, int letterLanguages) {}

    private record Row(String outcome, String code, Script script, double prior) {
        static Row parse(String line) {
            String[] fields = line.split(" ", -1);
            return new Row(
                    fields[0],
                    fields[1],
                    Script.valueOf(fields[2].toUpperCase(Locale.ROOT)),
                    -RARITY * Integer.parseInt(fields[3]));
        }

        boolean hasLetters() {
            return !outcome.equals(KNOWN_BY_WORDS_ONLY);
        }
    }

    private LanguageDetector(Map<Script, Candidates> candidates, FunctionWords functionWords) {
        this.candidates = candidates;
        this.functionWords = functionWords;
    }

    public static LanguageDetector load(FunctionWords functionWords) {
        LanguageDetectorModel model = model();
        Map<Script, List<Row>> rows = new EnumMap<>(Script.class);
        for (String line : Resources.lines("language/languages.txt")) {
            Row row = Row.parse(line);
            rows.computeIfAbsent(row.script(), script -> new ArrayList<>()).add(row);
        }
        Map<Script, Candidates> candidates = new EnumMap<>(Script.class);
        rows.forEach((script, ofScript) -> candidates.put(script, candidates(model, ofScript)));
        return new LanguageDetector(candidates, functionWords);
    }

    private static Candidates candidates(LanguageDetectorModel model, List<Row> rows) {
        List<String> outcomes =
                rows.stream().filter(Row::hasLetters).map(Row::outcome).toList();
        return new Candidates(
                rows.stream().map(Row::code).toList(),
                rows.stream().mapToDouble(Row::prior).toArray(),
                NgramWeights.of(model, outcomes),
                outcomes.size());
    }

    /** OpenNLP's model, from its artifact on the class path. */
    static LanguageDetectorModel model() {
        try {
            return new LanguageDetectorModel(new ByteArrayInputStream(Resources.bytes("/langdetect-183.bin")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The language that the words are in.
     *
     * @param words the words of a post and of its hashtags, folded
     * @param platformLang what the platform says, in any form of BCP 47; null where it says nothing
     * @param served BCP 47 codes of the languages that the brand serves
     */
    public Language detect(List<String> words, @Nullable String platformLang, List<String> served) {
        Evidence evidence = Evidence.of(words, functionWords);
        Script script = evidence.script();
        if (script == null) {
            return new Language(Language.UNDETERMINED, 0);
        }
        String claimed = LanguageCodes.canonical(platformLang);
        if (script == Script.HAN) {
            String code = "ja".equals(claimed) ? "ja" : "zh";
            return new Language(code, HAN_ONLY_CONFIDENCE);
        }
        if (script.onlyLanguage() != null) {
            return new Language(script.onlyLanguage(), SCRIPT_CONFIDENCE);
        }
        Candidates among = candidates.get(script);
        if (among == null) {
            return new Language(Language.UNDETERMINED, 0);
        }
        return best(among, scores(among, evidence, claimed, served));
    }

    /** Whether most letters are Latin, or there is none. */
    public static boolean isLatinOrWordless(List<String> words) {
        Evidence evidence = new Evidence();
        words.forEach(evidence::add);
        Script script = evidence.script();
        return script == null || script == Script.LATIN;
    }

    private static double[] scores(Candidates among, Evidence evidence, @Nullable String claimed, List<String> served) {
        float[] letters = among.letters().scores(evidence.letters);
        float bestLetters = letters[0];
        for (float score : letters) {
            bestLetters = Math.max(bestLetters, score);
        }
        double[] scores = new double[among.codes().size()];
        for (int i = 0; i < scores.length; i++) {
            String code = among.codes().get(i);
            int words = evidence.functionWords(code);
            if (i >= among.letterLanguages() && words < TELLING_WORDS) {
                scores[i] = Double.NEGATIVE_INFINITY;
                continue;
            }
            scores[i] = LETTERS * (i < among.letterLanguages() ? letters[i] : bestLetters)
                    + FUNCTION_WORD * words
                    + among.priors()[i]
                    + (code.equals(claimed) ? PLATFORM : 0)
                    + (served.contains(code) ? SERVED : 0);
        }
        return scores;
    }

    /** The code with the highest score; its confidence is its share of all, scores being logarithms. */
    private static Language best(Candidates among, double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        String code = among.codes().get(best);
        double all = 0;
        double own = 0;
        for (int i = 0; i < scores.length; i++) {
            double share = Math.exp(scores[i] - scores[best]);
            all += share;
            own += among.codes().get(i).equals(code) ? share : 0;
        }
        double confidence = own / all;
        return new Language(confidence < LEAST_CONFIDENCE ? Language.UNDETERMINED : code, confidence);
    }

    /** What a post shows of its language. */
    private static final class Evidence {
        private final StringBuilder letters = new StringBuilder(2 * LETTERS_READ);
        private final Map<Script, Integer> lettersByScript = new EnumMap<>(Script.class);
        private final List<String> languagesOfWords = new ArrayList<>();

        static Evidence of(List<String> words, FunctionWords functionWords) {
            Evidence evidence = new Evidence();
            for (String word : words) {
                if (evidence.letters.length() >= LETTERS_READ) {
                    break;
                }
                if (!word.equals("rt")) {
                    evidence.add(word);
                    evidence.languagesOfWords.addAll(functionWords.languagesOf(word));
                }
            }
            return evidence;
        }

        private void add(String word) {
            letters.append(word).append(' ');
            for (int i = 0; i < word.length(); i++) {
                char letter = word.charAt(i);
                if (Character.isLetter(letter)) {
                    lettersByScript.merge(Script.of(letter), 1, Integer::sum);
                }
            }
        }

        /** The script of most letters; null where there is no letter. Any kana among Han letters make it Japanese. */
        private @Nullable Script script() {
            Script most = null;
            for (Map.Entry<Script, Integer> script : lettersByScript.entrySet()) {
                if (most == null || script.getValue() > lettersByScript.get(most)) {
                    most = script.getKey();
                }
            }
            return most == Script.HAN && lettersByScript.containsKey(Script.KANA) ? Script.KANA : most;
        }

        private int functionWords(String language) {
            int count = 0;
            for (String other : languagesOfWords) {
                if (other.equals(language)) {
                    count++;
                }
            }
            return count;
        }
    }
}
