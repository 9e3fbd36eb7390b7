package io.earshot.text.language;

import io.earshot.mention.Language;
import io.earshot.text.LabelledText;
import io.earshot.text.Resources;
import io.earshot.text.Understanding;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Examples;
import io.earshot.text.model.Features;
import io.earshot.text.model.LinearModel;
import io.earshot.text.model.LinearTrainer;
import io.earshot.text.model.ModelFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Learns the part of the {@link LanguageDetector} that comes from labelled posts. Public labels are often wrong (a third
 * of the posts that are labelled Hindi are English), so they are put right first: each post is judged by the detector with
 * a model that did not learn from it; a label that a sure judgement denies is replaced, one that a less sure one denies is
 * not learned from. The first such judgement is made without a model; two more follow. The same posts and seed give the
 * same bytes.
 */
public final class LanguageTrainer {
    private static final int BITS = 15;
    private static final int FOLDS = 4;
    private static final int ROUNDS = 2;

    /** A fifth or five times the price of large weights, with two thirds of the passes, are as good. */
    private static final double L2 = 0.2;

    private static final int PASSES = 12;

    /** A word has a dozen features of the value 1: with the longer steps of other models the first posts would count too much. */
    private static final double STEP = 0.02;

    /** More than this, and a judgement may replace a label. */
    private static final double SURE = 0.9;

    /** A post whose language cannot be told by the rest of the posts may still teach something. */
    private static final float DOUBTFUL_WEIGHT = 0.5f;

    /** As often as a name that is in the news turns up in as many posts. */
    private static final float NAME_WEIGHT = 40;

    /** With so many function words that no other language has, a label is believed. */
    private static final int OWN_WORDS = 2;

    private final long seed;
    private final Consumer<String> progress;
    private final FunctionWords functionWords = FunctionWords.load();
    private final Map<Script, Candidates> unlearned = Candidates.unlearned();
    private final Candidates latin = Objects.requireNonNull(unlearned.get(Script.LATIN));

    /** A post as it is learned from: the words that tell something, and the label that people gave it. */
    private record Post(String label, List<String> words) {}

    /** What a post is believed to be; of weight 0 it is not learned from. */
    private record Belief(String label, float weight) {}

    private LanguageTrainer(long seed, Consumer<String> progress) {
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Learns from posts whose labels are BCP 47 codes, and gives the model's file. Posts whose script tells their
     * language, and those without a word, are passed over.
     *
     * @param progress gets a line for people at each step
     * @throws IllegalArgumentException with a message for people if there are fewer than two languages in Latin letters, or
     *     fewer posts of one than folds
     */
    public static byte[] train(List<LabelledText> posts, long seed, Consumer<String> progress) {
        return new LanguageTrainer(seed, progress).train(posts);
    }

    private byte[] train(List<LabelledText> texts) {
        List<Post> posts = new ArrayList<>();
        for (LabelledText text : texts) {
            Post post = new Post(text.label(), telling(Understanding.clues(text.text())));
            if (!post.words().isEmpty() && latin.codes().contains(post.label())) {
                posts.add(post);
            }
        }
        progress.accept(posts.size() + " of " + texts.size() + " posts have words in Latin letters");
        List<String> labels = labels(posts);
        LanguageDetector first = new LanguageDetector(unlearned, functionWords);
        List<Belief> beliefs =
                posts.stream().map(post -> firstBelief(post, first, labels)).toList();
        for (int round = 1; round <= ROUNDS; round++) {
            report(posts, beliefs);
            beliefs = crossValidated(posts, beliefs, labels);
        }
        report(posts, beliefs);
        LinearModel weights = learn(posts, beliefs, labels, FOLDS);
        Classifier model = ModelFile.named("language", "mul", weights, 1);
        return ModelFile.write(model);
    }

    /** The words that the detector asks the model about. */
    private static List<String> telling(Clues clues) {
        return clues.words().stream()
                .filter(word -> WordReader.script(word) == Script.LATIN
                        && !word.equals(WordReader.RETWEET)
                        && !WordReader.isCry(word))
                .toList();
    }

    private static List<String> labels(List<Post> posts) {
        Map<String, Integer> counts = new TreeMap<>();
        posts.forEach(post -> counts.merge(post.label(), 1, Integer::sum));
        if (counts.size() < 2) {
            throw new IllegalArgumentException(
                    "expected posts in two languages or more that are written in Latin letters, found "
                            + counts.keySet());
        }
        counts.forEach((label, count) -> {
            if (count < FOLDS) {
                throw new IllegalArgumentException("expected at least " + FOLDS
                        + " posts of each language, one a fold; found " + count + " of " + label);
            }
        });
        return List.copyOf(counts.keySet());
    }

    /** What is believed before anything is learned. */
    private Belief firstBelief(Post post, LanguageDetector detector, List<String> labels) {
        Language judged = detector.detect(Clues.of(post.words()));
        if (knownByLetters(post.label())) {
            // A function word or two in a post of another language are a name, or a slip.
            return knownByLetters(judged.code()) ? belief(post, judged, labels) : new Belief(post.label(), 1);
        }
        if (ownWords(post) >= OWN_WORDS) {
            return new Belief(post.label(), 1);
        }
        boolean sure = judged.code().equals(post.label()) || (ownWords(post) == 0 && judged.confidence() > SURE);
        return sure ? belief(post, judged, labels) : new Belief(post.label(), 0);
    }

    /** Whether the letter groups of OpenNLP's model tell it; Hindi in Latin letters they do not. */
    private boolean knownByLetters(String language) {
        int candidate = latin.codes().indexOf(language);
        return candidate < latin.lettersKnown();
    }

    private long ownWords(Post post) {
        List<String> only = List.of(post.label());
        return post.words().stream()
                .filter(word -> functionWords.languagesOf(word).equals(only))
                .count();
    }

    private static Belief belief(Post post, Language judged, List<String> labels) {
        if (judged.code().equals(post.label())) {
            return new Belief(post.label(), 1);
        }
        if (judged.confidence() > SURE && labels.contains(judged.code())) {
            return new Belief(judged.code(), 1);
        }
        return new Belief(post.label(), judged.code().equals(Language.UNDETERMINED) ? DOUBTFUL_WEIGHT : 0);
    }

    /** What is believed of each post by those who learned from the other folds. */
    private List<Belief> crossValidated(List<Post> posts, List<Belief> beliefs, List<String> labels) {
        Belief[] next = new Belief[posts.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            PostModel learned = new PostModel(learn(posts, beliefs, labels, fold));
            LanguageDetector detector = new LanguageDetector(Candidates.with(learned, unlearned), functionWords);
            for (int i = fold; i < next.length; i += FOLDS) {
                Post post = posts.get(i);
                next[i] = belief(post, detector.detect(Clues.of(post.words())), labels);
            }
            progress.accept("fold " + (fold + 1) + " of " + FOLDS + " is learned");
        }
        return Arrays.asList(next);
    }

    private void report(List<Post> posts, List<Belief> beliefs) {
        int replaced = 0;
        int leftOut = 0;
        for (int i = 0; i < posts.size(); i++) {
            replaced += beliefs.get(i).label().equals(posts.get(i).label()) ? 0 : 1;
            leftOut += beliefs.get(i).weight() == 0 ? 1 : 0;
        }
        progress.accept(replaced + " labels are replaced, " + leftOut + " posts are not learned from");
    }

    /** Learns from all posts but those of a fold, and that names speak for no language. */
    private LinearModel learn(List<Post> posts, List<Belief> beliefs, List<String> labels, int heldOut) {
        Examples examples = new Examples(BITS, labels.size());
        Features features = new Features();
        for (int i = 0; i < posts.size(); i++) {
            Belief belief = beliefs.get(i);
            if (i % FOLDS != heldOut && belief.weight() > 0) {
                PostModel.read(posts.get(i).words(), features);
                examples.add(features, labels.indexOf(belief.label()), belief.weight());
            }
        }
        float[] any = new float[labels.size()];
        Arrays.fill(any, NAME_WEIGHT / any.length);
        for (String line : Resources.lines("language/names.txt")) {
            for (String name : line.split(" ", -1)) {
                PostModel.read(List.of(name), features);
                examples.add(features, any);
            }
        }
        return new LinearTrainer(new LinearTrainer.Settings(L2, PASSES, STEP, seed)).train(examples, labels);
    }
}
