package io.earshot.text.language;

import io.earshot.mention.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a post, and what other languages a substantial part of it is in. The script decides where one
 * language owns it. Otherwise the words' evidence is added up: the weights of OpenNLP's language model for their letter
 * groups, and whose function words they are; joined by how common each language is among posts, what the platform says,
 * what the brand serves and what the author is known to write. Where no language stands out, the answer is
 * {@code und}.
 *
 * <p>One instance serves any number of threads.
 */
public final class LanguageDetector {
    /** The language of a post that owns its script may still be another: a loan script, a quotation. */
    private static final double SCRIPT_CONFIDENCE = 0.95;

    /** Han letters without any kana are Chinese, unless the platform says Japanese. */
    private static final double HAN_ONLY_CONFIDENCE = 0.8;

    /** Below this the best guess is wrong nearly as often as right. */
    private static final double LEAST_CONFIDENCE = 0.4;

    private final Map<Script, Candidates> candidates;
    private final WordReader reader;

    LanguageDetector(Map<Script, Candidates> candidates, FunctionWords functionWords) {
        this.candidates = candidates;
        reader = new WordReader(candidates, functionWords);
    }

    /** The detector of the class path's models. */
    public static LanguageDetector load(FunctionWords functionWords) {
        return new LanguageDetector(Candidates.load(), functionWords);
    }

    /** What a word says of the language that it is in: it costs much, and is worth remembering. */
    public WordEvidence evidence(String word) {
        return reader.read(word);
    }

    /** The language of a post, and those that are mixed into it. */
    public Language detect(Clues clues) {
        List<String> words = clues.words().isEmpty() ? clues.tags() : clues.words();
        List<WordEvidence> evidence = new ArrayList<>(words.size());
        for (String word : words) {
            evidence.add(reader.read(word));
        }
        return detect(evidence, clues);
    }

    /**
     * The language of a post, and those that are mixed into it.
     *
     * @param words what its words say, or, where it has none, its hashtags
     * @param clues of which the words are passed over
     */
    public Language detect(List<WordEvidence> words, Clues clues) {
        Reading reading = read(words);
        Script script = reading.mainScript();
        if (script == null) {
            return new Language(Language.UNDETERMINED, 0);
        }
        Judgement main = judge(script, reading, clues);
        if (main.isUndetermined()) {
            return new Language(Language.UNDETERMINED, main.confidence());
        }
        List<String> mixed = CodeMixing.of(main, reading, other -> judge(other, reading, clues));
        return new Language(main.code(), main.confidence(), mixed);
    }

    /** Whether most letters are Latin, or there is none. */
    public boolean isLatinOrWordless(List<WordEvidence> words) {
        Script script = read(words).mainScript();
        return script == null || script == Script.LATIN;
    }

    private static Reading read(List<WordEvidence> words) {
        Reading reading = new Reading(words.size());
        for (int i = 0; i < words.size() && !reading.isFull(); i++) {
            reading.add(words.get(i));
        }
        return reading;
    }

    private Judgement judge(Script script, Reading reading, Clues clues) {
        String claimed = LanguageCodes.canonical(clues.platform());
        if (script == Script.HAN) {
            return Judgement.byScript(script, "ja".equals(claimed) ? "ja" : "zh", HAN_ONLY_CONFIDENCE);
        }
        if (script.onlyLanguage() != null) {
            return Judgement.byScript(script, script.onlyLanguage(), SCRIPT_CONFIDENCE);
        }
        Candidates among = candidates.get(script);
        if (among == null) {
            return Judgement.byScript(script, Language.UNDETERMINED, 0);
        }
        return Judgement.best(script, among, scores(among, reading.of(script), claimed, clues), LEAST_CONFIDENCE);
    }

    private static double[] scores(Candidates among, List<WordEvidence> words, @Nullable String claimed, Clues clues) {
        double[] scores = Weights.scores(among, words);
        if (claimed == null && clues.served().isEmpty() && clues.author().isEmpty()) {
            return scores;
        }
        for (int i = 0; i < scores.length; i++) {
            String code = among.codes().get(i);
            scores[i] += (code.equals(claimed) ? Weights.PLATFORM : 0)
                    + (clues.served().contains(code) ? Weights.SERVED : 0)
                    + Weights.AUTHOR * clues.author().getOrDefault(code, 0.0);
        }
        return scores;
    }
}
