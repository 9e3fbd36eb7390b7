package io.earshot.jobs.cli;

import io.earshot.jobs.labels.LabelledPost;
import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Sentiment;
import io.earshot.text.Analysis;
import io.earshot.text.PostClassifier.Guess;
import io.earshot.text.Understanding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The judgements that the pipeline makes with what is shipped, one at a time. */
final class Shipped {
    static final Set<String> KINDS = Set.of("sentiment", "intent", "actionable", "language");

    private static final String ENGLISH = "en";

    private Shipped() {}

    /** What the pipeline says of posts; empty for what it does not judge. */
    static Optional<Function<LabelledPost, Guess>> judge(String kind) {
        if (!KINDS.contains(kind)) {
            return Optional.empty();
        }
        Understanding understanding = Understanding.load();
        return switch (kind) {
            case "sentiment" -> Optional.of(post -> sentiment(understanding, post));
            case "intent" ->
                Optional.of(post -> intent(analysis(understanding, post).intent()));
            case "actionable" ->
                Optional.of(post -> actionable(analysis(understanding, post).actionable()));
            case "language" -> Optional.of(post -> language(understanding.language(post.text(), null)));
            default -> Optional.empty();
        };
    }

    /** The tone as of a post in the language that its file says, English where it does not. */
    private static Guess sentiment(Understanding understanding, LabelledPost post) {
        Sentiment tone = understanding.sentiment(post.text(), post.language() == null ? ENGLISH : post.language());
        return new Guess(name(tone.label()), tone.confidence());
    }

    private static Analysis analysis(Understanding understanding, LabelledPost post) {
        return understanding.analyze(post.text(), post.language(), List.of());
    }

    private static Guess intent(Intent intent) {
        return new Guess(name(intent.label()), intent.confidence());
    }

    private static Guess actionable(Actionable actionable) {
        return new Guess(Boolean.toString(actionable.value()), actionable.confidence());
    }

    private static Guess language(Language language) {
        return new Guess(language.code(), language.confidence());
    }

    private static String name(Enum<?> label) {
        return label.name().toLowerCase(Locale.ROOT);
    }

    /** How many posts the pipeline would leave without a tone, taking them for a language other than theirs. */
    static long takenForAnotherLanguage(List<LabelledPost> posts) {
        Understanding understanding = Understanding.load();
        return posts.stream()
                .filter(post -> {
                    String found = understanding.language(post.text(), null).code();
                    String is = post.language() == null ? ENGLISH : post.language();
                    return !found.equals(is) && !found.equals(Language.UNDETERMINED);
                })
                .count();
    }
}
