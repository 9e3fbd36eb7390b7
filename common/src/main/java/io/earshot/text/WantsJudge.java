package io.earshot.text;

import io.earshot.mention.Actionable;
import io.earshot.mention.Flag;
import io.earshot.mention.Intent;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Features;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what the author of a post wants, how bad it is, whether a care team would answer, and what a person should know of
 * it beforehand. It keeps no state between posts, so that threads can share it.
 */
final class WantsJudge {
    /** How sure of spam a mention is flagged at. */
    private static final double SPAM = 0.5;

    /** A threat to people is worse than anything that a post says of things. */
    private static final double THREAT = 0.9;

    /** Who wants one of these is in no hurry, whatever the words: <em>hacked my sleep</em>, <em>a third time in a row!</em> */
    private static final Set<Intent.Label> CALM = Collections.unmodifiableSet(EnumSet.of(
            Intent.Label.SUGGESTION, Intent.Label.PRAISE, Intent.Label.NEWS, Intent.Label.SPAM, Intent.Label.OTHER));

    /** How probable it must be that the post is one of those: chosen by hand, not tuned. */
    private static final double CALM_ENOUGH = 0.6;

    private final Words words;
    private final @Nullable Classifier intent;
    private final @Nullable Classifier actionable;

    /** What does not change with the models. */
    private record Words(IntentJudge intents, Severity severities, FlagWords flags, WordClasses classes) {}

    WantsJudge(Models models) {
        this(
                new Words(new IntentJudge(IntentRules.load()), Severity.load(), FlagWords.load(), WordClasses.load()),
                models);
    }

    private WantsJudge(Words words, Models models) {
        this.words = words;
        intent = models.get(IntentJudge.KIND, IntentJudge.LANGUAGE);
        actionable = models.get(ActionableJudge.KIND, IntentJudge.LANGUAGE);
    }

    /** The same with other models. */
    WantsJudge with(Models models) {
        return new WantsJudge(words, models);
    }

    /** What is known of a word, bare, by itself. */
    Word.Spoken of(String word) {
        return new Word.Spoken(
                        words.classes().of(word),
                        words.intents().rules().start(word),
                        words.flags().start(word),
                        words.severities().start(word))
                .shared();
    }

    /** @param wording of the post ({@link PostFeatures#wording}), if somebody has read them already: they are used up */
    Wants of(Reading post, @Nullable Features wording) {
        if (intent == null || !IntentJudge.isLearned(post.language())) {
            return byRules(post);
        }
        Features features = wording == null ? features(post) : words.classes().addTo(wording, post.spoken());
        double[] intents = words.intents().probabilities(post, intent, features);
        Wants wants = of(post, intents);
        if (actionable == null) {
            return wants;
        }
        ActionableJudge.addTo(features, post, intents, wants);
        double learned = ActionableJudge.probability(actionable, features);
        return answered(wants, ActionableJudge.together(learned, wants.actionable()));
    }

    @SuppressWarnings("EnumOrdinal") // the probabilities' order
    private static double calm(double[] intents) {
        double calm = 0;
        for (Intent.Label label : CALM) {
            calm += intents[label.ordinal()];
        }
        return calm;
    }

    /** What judges a post besides the rules. */
    List<Classifier> models(String language) {
        return IntentJudge.isLearned(language)
                ? Stream.of(intent, actionable).filter(Objects::nonNull).toList()
                : List.of();
    }

    /** What the rules alone say. */
    Wants byRules(Reading post) {
        return of(post, words.intents().probabilities(post));
    }

    /** What follows from how probable each intent is, by rules. */
    private Wants of(Reading post, double[] intents) {
        Intent judged = IntentJudge.intent(intents);
        Set<Flag> found = words.flags().of(post.spoken());
        if (judged.label() == Intent.Label.SPAM && judged.confidence() >= SPAM) {
            found.add(Flag.SPAM_SUSPECTED);
        }
        if (found.contains(Flag.THREAT)) {
            found.add(Flag.ABUSE);
        }
        if (found.contains(Flag.URGENT) && calm(intents) > CALM_ENOUGH) {
            found.remove(Flag.URGENT);
        }
        double severity = words.severities().judge(post.spoken(), judged, post.sentiment());
        if (found.contains(Flag.THREAT)) {
            severity = Math.max(severity, THREAT);
        }
        double answer = ActionableRule.probability(post.pieces(), judged, post.sentiment(), severity);
        return answered(new Wants(judged, severity, ActionableJudge.of(answer), List.copyOf(found)), answer);
    }

    /** A threat is always for a person to see. */
    private static Wants answered(Wants wants, double probability) {
        Actionable judged = wants.flags().contains(Flag.THREAT)
                ? new Actionable(true, Math.max(THREAT, probability))
                : ActionableJudge.of(probability);
        return new Wants(wants.intent(), wants.severity(), judged, wants.flags());
    }

    /** What the classifier of intents sees. */
    Features features(Reading post) {
        return new IntentFeatures(words.classes()).read(post);
    }

    /** What the rules add to the scores of the classifier of intents. */
    double[] beside(Reading post) {
        return words.intents().beside(post);
    }

    /** What a person should know of the post where intents are this probable. */
    List<Flag> flags(Reading post, double[] intents) {
        return of(post, intents).flags();
    }

    /** What the classifier of actionable posts sees where intents are this probable. */
    Features features(Reading post, double[] intents) {
        Features features = features(post);
        ActionableJudge.addTo(features, post, intents, of(post, intents));
        return features;
    }

    /** How probable each intent is by the rules and a model. */
    double[] intents(Reading post, Classifier model) {
        return words.intents().probabilities(post, model, features(post));
    }

    /** How probable each intent is by the rules alone. */
    double[] intentsByRules(Reading post) {
        return words.intents().probabilities(post);
    }
}
