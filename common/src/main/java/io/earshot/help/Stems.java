package io.earshot.help;

import io.earshot.text.language.FunctionWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Makes the words of a language that mean the same the same: {@code cards} and {@code card}. For one thread. */
final class Stems {
    private static final FunctionWords FUNCTION_WORDS = FunctionWords.load();

    /** Addresses, handles and what stands for personal data say nothing of what somebody asks. */
    private static final Pattern NO_WORDS = Pattern.compile("https?://\\S+|@[\\w.]+|\\[[a-z]+]");

    /** A question is asked in fewer; a long text costs no more. */
    private static final int MOST = 4_000;

    private final Analyzer analyzer;
    private final Set<String> small;

    private Stems(Analyzer analyzer, String language) {
        this.analyzer = analyzer;
        Set<String> stems = new HashSet<>();
        FUNCTION_WORDS.of(language).forEach(word -> stems.addAll(of(word)));
        small = stems;
    }

    /** By the rules of a language, or by those that fit most where it has none here. */
    static Stems in(String language) {
        return new Stems(analyzer(language), language);
    }

    /** The stems of a text, in order; without the words that a language has for its grammar alone. */
    List<String> of(String text) {
        String words = NO_WORDS.matcher(text).replaceAll(" ");
        List<String> stems = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("", words)) {
            CharTermAttribute token = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken() && stems.size() < MOST) {
                stems.add(token.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not fail to be read", e);
        }
        return stems;
    }

    /** Whether the stem is of a word that is in most texts of the language. */
    boolean isSmall(String stem) {
        return small.contains(stem);
    }

    private static Analyzer analyzer(String language) {
        return switch (language) {
            case "en" -> new EnglishAnalyzer();
            case "de" -> new GermanAnalyzer();
            case "es" -> new SpanishAnalyzer();
            case "fr" -> new FrenchAnalyzer();
            case "it" -> new ItalianAnalyzer();
            case "pt" -> new PortugueseAnalyzer();
            case "nl" -> new DutchAnalyzer();
            case "ar" -> new ArabicAnalyzer();
            case "hi" -> new HindiAnalyzer();
            case "ja", "ko", "zh" -> new CJKAnalyzer();
            default -> new StandardAnalyzer();
        };
    }
}
