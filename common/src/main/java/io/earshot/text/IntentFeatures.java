package io.earshot.text;

import io.earshot.text.model.Family;
import io.earshot.text.model.Features;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the classifiers of intent and of actionable posts see: words, pairs, form, and the kinds of words. Letters and the
 * lexicon of tone gave nothing in cross-validation, and would cost most of the time. Not for several threads.
 */
final class IntentFeatures {
    private static final Set<Family> FAMILIES = EnumSet.of(Family.WORDS, Family.NEGATION, Family.PAIRS, Family.FORM);
    private static final Lexicon NONE = Lexicon.load("none");

    private final PostFeatures post = new PostFeatures(NONE, FAMILIES);
    private final WordClasses classes;

    IntentFeatures(WordClasses classes) {
        this.classes = classes;
    }

    /** The features of a post, until the next is read. */
    Features read(Reading reading) {
        return classes.addTo(post.read(reading.pieces()), reading.spoken());
    }
}
