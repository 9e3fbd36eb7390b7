package io.earshot.text;

import io.earshot.text.model.Calibration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a judge said of labelled posts: how often it was right, how far its confidence can be trusted, and where. */
public final class Evaluation {
    private final Confusion confusion = new Confusion();
    private final Calibration calibration = new Calibration();
    private final SortedMap<String, Confusion> byLanguage = new TreeMap<>();
    private final List<String> truth = new ArrayList<>();
    private final List<String> guesses = new ArrayList<>();

    /**
     * Takes in one judgement.
     *
     * @param language of the post; null where it is not known
     */
    public void add(String label, @Nullable String language, PostClassifier.Guess guess) {
        confusion.add(label, guess.label());
        calibration.add(guess.confidence(), label.equals(guess.label()));
        if (language != null) {
            byLanguage.computeIfAbsent(language, key -> new Confusion()).add(label, guess.label());
        }
        truth.add(label);
        guesses.add(guess.label());
    }

    public Confusion confusion() {
        return confusion;
    }

    public Calibration calibration() {
        return calibration;
    }

    /** The same per language, where the posts say theirs. */
    public SortedMap<String, Confusion> byLanguage() {
        return Collections.unmodifiableSortedMap(byLanguage);
    }

    /** Whether the other, of the same posts in the same order, is better. */
    public PairedTest against(Evaluation other) {
        return PairedTest.of(truth, guesses, other.guesses);
    }
}
