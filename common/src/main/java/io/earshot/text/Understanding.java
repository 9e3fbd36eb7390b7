package io.earshot.text;

import io.earshot.brand.Names;
import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Sentiment;
import io.earshot.mention.Span;
import io.earshot.text.language.Clues;
import io.earshot.text.language.FunctionWords;
import io.earshot.text.language.LanguageDetector;
import io.earshot.text.language.WordEvidence;
import io.earshot.text.model.Classifier;
import io.earshot.text.personal.PersonalData;
import io.earshot.text.personal.Redaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what a post is about: its language, tone and intent, how bad it is, whether it wants an answer, and its text
 * without personal data. Models are read once a process; one instance serves any number of threads, as nothing in it
 * changes. Any string is accepted; of a long one all is redacted, and the first {@value #ANALYSED} characters are
 * judged.
 */
public final class Understanding {
    /** News articles and reviews say what they are about by then; judging costs in proportion. */
    public static final int ANALYSED = 4000;

    /** The tone of a text in an unknown language is that of its emoji, or a guess. */
    private static final double UNDETERMINED_CONFIDENCE = 0.6;

    /** What a text of no certain language in Latin letters is judged as. */
    private static final String FALLBACK = "en";

    /** Three decimals: more would be noise, and would differ between processors. */
    private static final double DECIMALS = 1000;

    private final Models models;
    private final LanguageDetector languages;
    private final SentimentJudge sentiments;
    private final WantsJudge wantsJudge;
    private final Vocabulary vocabulary;

    /** Which models judge posts of a language, with their tone and without it: made once. */
    private final Map<String, Map<String, String>> withTone = new ConcurrentHashMap<>();

    private final Map<String, Map<String, String>> withoutTone = new ConcurrentHashMap<>();
    private final Words words;
    private final TowardsBrand towards;

    private Understanding() {
        FunctionWords functionWords = FunctionWords.load();
        languages = LanguageDetector.load(functionWords);
        models = Models.shipped();
        sentiments = new SentimentJudge(models);
        wantsJudge = new WantsJudge(models);
        words = new Words(functionWords);
        towards = new TowardsBrand();
        vocabulary = newVocabulary();
    }

    /** The same with other models, and all else shared. */
    private Understanding(Understanding other, Models models) {
        this.models = models;
        languages = other.languages;
        sentiments = new SentimentJudge(models);
        wantsJudge = other.wantsJudge.with(models);
        words = other.words;
        towards = other.towards;
        vocabulary = newVocabulary();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    private Vocabulary newVocabulary() {
        return new Vocabulary(languages, words, wantsJudge, sentiments.model(FALLBACK));
    }

    private static final class Loaded {
        private static final Understanding INSTANCE = new Understanding();
    }

    /** The models of the class path, read at the first call: about two seconds and 60 MB. */
    public static Understanding load() {
        return Loaded.INSTANCE;
    }

    /** One that judges by these models. It shares the rest with this one, so that it is made in no time. */
    public Understanding with(Models other) {
        return new Understanding(this, other);
    }

    /** What it judges by. */
    public Models models() {
        return models;
    }

    /**
     * All that can be said of a text.
     *
     * @param platformLang the language that the platform claims, in any form of BCP 47; null where it claims none
     * @param servedLanguages BCP 47 codes of the languages that the brand serves; empty where it does not matter
     */
    public Analysis analyze(String text, @Nullable String platformLang, List<String> servedLanguages) {
        return analyze(text, platformLang, servedLanguages, PersonalData.common());
    }

    /**
     * All that can be said of a text.
     *
     * @param platformLang the language that the platform claims, in any form of BCP 47; null where it claims none
     * @param servedLanguages BCP 47 codes of the languages that the brand serves, which alone are judged ({@link Served});
     *     empty for all
     * @param personalData what is hidden in the posts of the brand
     */
    public Analysis analyze(
            String text, @Nullable String platformLang, List<String> servedLanguages, PersonalData personalData) {
        return analyze(text, platformLang, servedLanguages, personalData, Names.NONE, List.of());
    }

    /**
     * All that can be said of a text that means a brand; its tone is the one towards this brand.
     *
     * @param platformLang the language that the platform claims, in any form of BCP 47; null where it claims none
     * @param servedLanguages BCP 47 codes of the languages that the brand serves, which alone are judged ({@link Served});
     *     empty for all
     * @param personalData what is hidden in the posts of the brand
     * @param names of the brand and of its competitors
     * @param spans where the text means the brand, if it does not name it
     */
    public Analysis analyze(
            String text,
            @Nullable String platformLang,
            List<String> servedLanguages,
            PersonalData personalData,
            Names names,
            List<Span> spans) {
        Redaction redaction = personalData.redact(wellFormed(text));
        List<Piece> pieces = pieces(redaction.text());
        Language language = rounded(language(pieces, platformLang, servedLanguages));
        List<String> contentWords = words.of(pieces, language.code());
        if (!Served.isJudged(language, servedLanguages)) {
            return unjudged(redaction, language, contentWords);
        }
        SentimentJudge.Judged tone = tone(pieces, language);
        Sentiment sentiment = tone == null ? null : tone.sentiment();
        Towards towards = sentiment == null
                ? null
                : towards(
                        head(redaction.text()),
                        pieces,
                        names,
                        spans.isEmpty()
                                ? spans
                                : spans.stream().map(redaction::move).toList(),
                        language,
                        sentiment);
        sentiment = towards == null ? sentiment : towards.sentiment();
        sentiment = sentiment == null ? null : rounded(sentiment);
        Reading reading = new Reading(pieces, Spoken.of(pieces), language.code(), sentiment);
        Wants wants = wantsJudge.of(reading, tone == null ? null : tone.wording());
        return new Analysis(
                redaction,
                language,
                sentiment,
                rounded(wants.intent()),
                rounded(wants.severity()),
                new Actionable(
                        wants.actionable().value(), rounded(wants.actionable().confidence())),
                wants.flags(),
                editions(reading),
                contentWords);
    }

    /**
     * The tone of a text towards one of several brands that it names, and why; null where it does not name the brand, or no
     * other, or is not judged.
     */
    public @Nullable Towards towards(Analysis analysis, Names names) {
        if (analysis.sentiment() == null || names.others().isEmpty()) {
            return null;
        }
        String text = head(analysis.redaction().text());
        Towards towards = towards(text, pieces(text), names, List.of(), analysis.language(), analysis.sentiment());
        return towards == null ? null : new Towards(rounded(towards.sentiment()), towards.because());
    }

    private @Nullable Towards towards(
            String text, List<Piece> pieces, Names names, List<Span> spans, Language language, Sentiment post) {
        return towards.judge(text, pieces, names, spans, judgedAs(language.code()), post, part -> {
            Sentiment ofPart = sentiment(part, language);
            return ofPart == null ? post : ofPart;
        });
    }

    /** Of what can be said of a text only its language and its content words, for what needs no judgement. */
    public Analysis gist(String text, @Nullable String platformLang, PersonalData personalData) {
        Redaction redaction = personalData.redact(wellFormed(text));
        List<Piece> pieces = pieces(redaction.text());
        Language language = rounded(language(pieces, platformLang, List.of()));
        return unjudged(redaction, language, words.of(pieces, language.code()));
    }

    private static Analysis unjudged(Redaction redaction, Language language, List<String> contentWords) {
        return new Analysis(
                redaction, language, null, Served.INTENT, 0, Served.ACTIONABLE, List.of(), Map.of(), contentWords);
    }

    /** Which models a post was judged by, by their kind. */
    private Map<String, String> editions(Reading post) {
        return (post.sentiment() == null ? withoutTone : withTone)
                .computeIfAbsent(post.language(), language -> editions(language, post.sentiment() != null));
    }

    private Map<String, String> editions(String language, boolean withTone) {
        List<@Nullable Classifier> used = new ArrayList<>(wantsJudge.models(language));
        used.add(withTone ? sentiments.model(judgedAs(language)) : null);
        Map<String, String> editions = new TreeMap<>();
        for (Classifier model : used) {
            if (model != null) {
                editions.put(model.about().kind(), model.about().edition());
            }
        }
        return Collections.unmodifiableMap(editions);
    }

    /** The text with a placeholder for each piece of personal data that is hidden for every brand. */
    public String redact(String text) {
        return redact(text, PersonalData.common()).text();
    }

    /** What is left of a text, or of a link, without its personal data. */
    public Redaction redact(String text, PersonalData personalData) {
        return personalData.redact(wellFormed(text));
    }

    /** What judgements of intent are made from. */
    Reading read(String text) {
        List<Piece> pieces = pieces(text);
        Language language = language(pieces, null, List.of());
        Sentiment sentiment = sentiment(pieces, language);
        return new Reading(pieces, Spoken.of(pieces), language.code(), sentiment == null ? null : rounded(sentiment));
    }

    /** The language alone. */
    public Language language(String text, @Nullable String platformLang) {
        return language(pieces(text), platformLang, List.of());
    }

    /**
     * The tone alone, as of a text in this language, whatever its language is.
     *
     * @throws IllegalArgumentException if posts in it are not judged
     */
    public Sentiment sentiment(String text, String language) {
        if (!sentiments.judges(language)) {
            throw new IllegalArgumentException("there is no sentiment model for " + language + ", only for "
                    + String.join(" ", SentimentJudge.LANGUAGES));
        }
        return sentiments.judge(pieces(text), language).sentiment();
    }

    private @Nullable Sentiment sentiment(List<Piece> pieces, Language language) {
        SentimentJudge.Judged tone = tone(pieces, language);
        return tone == null ? null : tone.sentiment();
    }

    private SentimentJudge.@Nullable Judged tone(List<Piece> pieces, Language language) {
        if (sentiments.judges(language.code())) {
            return sentiments.judge(pieces, language.code());
        }
        if (!language.code().equals(Language.UNDETERMINED) || !languages.isLatinOrWordless(evidence(pieces))) {
            return null;
        }
        SentimentJudge.Judged judged = sentiments.judge(pieces, FALLBACK);
        Sentiment guess = judged.sentiment();
        return new SentimentJudge.Judged(
                new Sentiment(guess.label(), guess.score(), guess.confidence() * UNDETERMINED_CONFIDENCE),
                judged.wording());
    }

    /** The language by whose model a post's tone is judged, where it is. */
    static String judgedAs(String language) {
        return language.equals(Language.UNDETERMINED) ? FALLBACK : language;
    }

    /** What tells the language of a text, without what may be known of where it comes from. */
    public static Clues clues(String text) {
        List<Piece> pieces = Pieces.of(head(text));
        return new Clues(texts(pieces, Piece.Kind.WORD), texts(pieces, Piece.Kind.HASHTAG), null, List.of(), Map.of());
    }

    private List<Piece> pieces(String text) {
        return Pieces.of(head(text), vocabulary);
    }

    private Language language(List<Piece> pieces, @Nullable String platformLang, List<String> servedLanguages) {
        Clues clues = new Clues(List.of(), List.of(), platformLang, servedLanguages, Map.of());
        return languages.detect(evidence(pieces), clues);
    }

    /** What tells the language: words, or else hashtags; handles, links and numbers do not. */
    private List<WordEvidence> evidence(List<Piece> pieces) {
        List<WordEvidence> words = evidence(pieces, Piece.Kind.WORD);
        return words.isEmpty() ? evidence(pieces, Piece.Kind.HASHTAG) : words;
    }

    private List<WordEvidence> evidence(List<Piece> pieces, Piece.Kind kind) {
        List<WordEvidence> evidence = new ArrayList<>(pieces.size());
        for (Piece piece : pieces) {
            if (piece.is(kind)) {
                Word known = piece.word();
                evidence.add(known == null ? languages.evidence(piece.text()) : known.language());
            }
        }
        return evidence;
    }

    private static List<String> texts(List<Piece> pieces, Piece.Kind kind) {
        List<String> texts = new ArrayList<>(pieces.size());
        for (Piece token : pieces) {
            if (token.is(kind)) {
                texts.add(token.text());
            }
        }
        return texts;
    }

    static String head(String text) {
        if (text.length() <= ANALYSED) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(ANALYSED - 1));
        return text.substring(0, splitsPair ? ANALYSED - 1 : ANALYSED);
    }

    /** Half a surrogate pair cannot be written as UTF-8; the replacement character takes its place, and its room. */
    private static String wellFormed(String text) {
        StringBuilder mended = null;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(at, '\ufffd');
            }
            at += Character.charCount(c);
        }
        return mended == null ? text : mended.toString();
    }

    private static Intent rounded(Intent intent) {
        List<Intent.Further> also = intent.also().isEmpty()
                ? List.of()
                : intent.also().stream()
                        .map(further -> new Intent.Further(further.label(), rounded(further.confidence())))
                        .toList();
        return new Intent(intent.label(), rounded(intent.confidence()), also);
    }

    private static Language rounded(Language language) {
        return new Language(language.code(), rounded(language.confidence()), language.mixed());
    }

    private static Sentiment rounded(Sentiment sentiment) {
        return new Sentiment(sentiment.label(), rounded(sentiment.score()), rounded(sentiment.confidence()));
    }

    private static double rounded(double value) {
        double rounded = Math.rint(value * DECIMALS) / DECIMALS;
        return rounded == 0 ? 0 : rounded;
    }
}
