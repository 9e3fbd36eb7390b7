package io.earshot.text;

import io.earshot.mention.Language;
import io.earshot.mention.Sentiment;
import io.earshot.mention.Span;
import io.earshot.text.Explanation.Judgement;
import io.earshot.text.Explanation.Reason;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Family;
import io.earshot.text.model.PhraseModel;
import io.earshot.text.personal.PersonalData;
import io.earshot.text.personal.Redaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says what in a post moved its judgements. Of the tone it gives the features of the model and what each added; of the
 * others it leaves out one piece of the post after the other and sees what becomes of the judgement, which holds for any
 * kind of model and rule. That judges a post as often as it has pieces: it is for a look at a few posts.
 */
public final class Explainer {
    /** Of a long post only these pieces are left out in turn. */
    private static final int MOST_PIECES = 100;

    private static final int MOST_REASONS = 5;
    private static final double LEAST_WEIGHT = 0.02;
    private static final double HUNDRED = 100;

    private final Understanding understanding;

    public Explainer(Understanding understanding) {
        this.understanding = understanding;
    }

    /** Judges a text as {@link Understanding#analyze} does, and says why. */
    public Explanation explain(
            String text, @Nullable String platformLang, List<String> servedLanguages, PersonalData personalData) {
        Analysis analysis = understanding.analyze(text, platformLang, servedLanguages, personalData);
        List<Without> variants = new ArrayList<>();
        String redacted = analysis.redaction().text();
        for (Piece piece : Pieces.of(Understanding.head(redacted))) {
            if (!piece.is(Piece.Kind.BREAK) && variants.size() < MOST_PIECES) {
                String rest = redacted.substring(0, piece.start()) + redacted.substring(piece.end());
                variants.add(new Without(
                        redacted.substring(piece.start(), piece.end()),
                        understanding.analyze(rest, platformLang, servedLanguages, personalData)));
            }
        }
        List<Judgement> judgements = new ArrayList<>();
        judgements.add(language(analysis, variants));
        if (analysis.sentiment() != null) {
            judgements.add(sentiment(redacted, analysis.language(), analysis.sentiment()));
        }
        judgements.add(intent(analysis, variants));
        judgements.add(severity(analysis, variants));
        judgements.add(actionable(analysis, variants));
        if (!analysis.redaction().kinds().isEmpty()) {
            judgements.add(personalData(analysis.redaction()));
        }
        return new Explanation(analysis, judgements);
    }

    /** What the post is taken for without one of its pieces. */
    private record Without(String what, Analysis analysis) {}

    private static Judgement language(Analysis whole, List<Without> variants) {
        Language is = whole.language();
        List<Reason> reasons = new ArrayList<>();
        for (Without variant : variants) {
            Language rest = variant.analysis().language();
            boolean same = rest.code().equals(is.code());
            reasons.add(new Reason(
                    variant.what(),
                    without(same ? percent(rest.confidence()) : rest.code()),
                    is.confidence() - (same ? rest.confidence() : 0)));
        }
        return new Judgement("language", is.code() + " " + percent(is.confidence()), weightiest(reasons));
    }

    private static Judgement intent(Analysis whole, List<Without> variants) {
        List<Reason> reasons = new ArrayList<>();
        double confidence = whole.intent().confidence();
        for (Without variant : variants) {
            double rest = variant.analysis().intent().confidence();
            boolean same = variant.analysis().intent().label() == whole.intent().label();
            reasons.add(new Reason(
                    variant.what(),
                    without(
                            same
                                    ? percent(rest)
                                    : name(variant.analysis().intent().label())),
                    confidence - (same ? rest : 0)));
        }
        return new Judgement("intent", name(whole.intent().label()) + " " + percent(confidence), weightiest(reasons));
    }

    private static Judgement severity(Analysis whole, List<Without> variants) {
        List<Reason> reasons = new ArrayList<>();
        for (Without variant : variants) {
            double rest = variant.analysis().severity();
            reasons.add(new Reason(variant.what(), without(percent(rest)), whole.severity() - rest));
        }
        return new Judgement("severity", percent(whole.severity()), weightiest(reasons));
    }

    private static Judgement actionable(Analysis whole, List<Without> variants) {
        boolean value = whole.actionable().value();
        double confidence = whole.actionable().confidence();
        List<Reason> reasons = new ArrayList<>();
        for (Without variant : variants) {
            boolean same = variant.analysis().actionable().value() == value;
            double rest = variant.analysis().actionable().confidence();
            reasons.add(new Reason(
                    variant.what(),
                    without(same ? percent(rest) : value ? "no" : "yes"),
                    confidence - (same ? rest : 1 - rest)));
        }
        return new Judgement("actionable", (value ? "yes " : "no ") + percent(confidence), weightiest(reasons));
    }

    private static Judgement personalData(Redaction redaction) {
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < redaction.placed().size(); i++) {
            Span placed = redaction.placed().get(i);
            Span removed = redaction.removed().get(i);
            reasons.add(new Reason(
                    redaction.text().substring(placed.start(), placed.end()),
                    "in place of the characters " + removed.start() + " to " + removed.end(),
                    1));
        }
        return new Judgement("personal data", String.join(", ", redaction.kinds()), reasons);
    }

    /** The features of the tone's model, with what each added to the label. */
    private Judgement sentiment(String text, Language language, Sentiment sentiment) {
        String verdict = name(sentiment.label()) + " " + percent(sentiment.confidence());
        String judgedAs = Understanding.judgedAs(language.code());
        Classifier model = understanding.models().get(SentimentJudge.KIND, judgedAs);
        if (model == null) {
            return new Judgement(SentimentJudge.KIND, verdict, List.of());
        }
        List<Piece> pieces = Pieces.of(Understanding.head(text));
        Lexicon lexicon = Lexicon.load(judgedAs);
        int label = model.labels().indexOf(name(sentiment.label()));
        List<Reason> reasons = new ArrayList<>();
        PostFeatures features = new PostFeatures(lexicon);
        for (Classifier.Reason reason : model.reasons(features.read(pieces), label)) {
            String what =
                    switch (reason.family()) {
                        case FORM -> "";
                        case LEXICON -> leaningWords(text, pieces, lexicon);
                        case WORDS, NEGATION, PAIRS, LETTERS, PHRASES ->
                            text.substring(
                                    pieces.get(reason.firstPiece()).start(),
                                    pieces.get(reason.lastPiece()).end());
                    };
            String how = reason.family() == Family.LEXICON && what.isEmpty()
                    ? "no word that the lexicon knows"
                    : reason.family().words();
            reasons.add(new Reason(what, how, reason.weight()));
        }
        if (model.phrases() != null) {
            int[] rows = Phrasing.rows(pieces, model.phrases());
            for (PhraseModel.Part part : model.phrases().parts(rows, features.marks(), label)) {
                int last = Math.min(pieces.size() - 1, part.middle() + 1);
                reasons.add(new Reason(
                        text.substring(
                                pieces.get(Math.max(0, part.middle() - 1)).start(),
                                pieces.get(last).end()),
                        Family.PHRASES.words(),
                        part.weight() / model.temperature()));
            }
        }
        return new Judgement(SentimentJudge.KIND, verdict, weightiest(reasons));
    }

    /** The words that the lexicon knows, each with how it leans. */
    private static String leaningWords(String text, List<Piece> pieces, Lexicon lexicon) {
        StringBuilder words = new StringBuilder();
        int[] valences = Leaning.valences(pieces, lexicon);
        for (int i = 0; i < valences.length; i++) {
            if (valences[i] != 0) {
                int last = i + lexicon.at(pieces, i).words() - 1;
                words.append(words.isEmpty() ? "" : ", ")
                        .append(text, pieces.get(i).start(), pieces.get(last).end())
                        .append(String.format(Locale.ROOT, " %+d", valences[i]));
            }
        }
        return words.toString();
    }

    private static List<Reason> weightiest(List<Reason> reasons) {
        return reasons.stream()
                .filter(reason -> Math.abs(reason.weight()) >= LEAST_WEIGHT)
                .sorted(Comparator.comparingDouble(reason -> -Math.abs(reason.weight())))
                .limit(MOST_REASONS)
                .map(reason -> new Reason(reason.what(), reason.how(), Math.rint(reason.weight() * HUNDRED) / HUNDRED))
                .toList();
    }

    private static String without(String verdict) {
        return "without it " + verdict;
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String name(Enum<?> label) {
        return label.name().toLowerCase(Locale.ROOT);
    }
}
