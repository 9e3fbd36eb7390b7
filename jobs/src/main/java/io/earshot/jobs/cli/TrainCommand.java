package io.earshot.jobs.cli;

import io.earshot.jobs.labels.Judgements.BadJudgementsException;
import io.earshot.jobs.labels.LabelledPost;
import io.earshot.jobs.labels.WordVectors;
import io.earshot.text.Ablation;
import io.earshot.text.Evaluation;
import io.earshot.text.JudgedText;
import io.earshot.text.LabelledText;
import io.earshot.text.PostClassifier;
import io.earshot.text.PostClassifier.Guess;
import io.earshot.text.Training;
import io.earshot.text.WordKnowledge;
import io.earshot.text.language.LanguageTrainer;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Family;
import io.earshot.text.model.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Learns a model from labelled posts, and writes it with a card that says how good it is. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Learns a model from labelled posts, and writes it with a model card beside it: what it learned from, how good"
                    + " it is by cross-validation, how far its confidence can be trusted and what it gets wrong. The same"
                    + " posts and options give the same model, byte for byte.",
            "Files are lines of label, tab, text; or TSV or CSV with a header; or JSON lines. A column that is called as the"
                    + " KIND, or label, is looked for, text, and language; posts of another language than --language are"
                    + " passed over.",
            "With --ablation nothing is written but a table of what each family of features gives, on standard output.",
            "Ends with 1, and writes nothing, if a line is bad or a label has fewer posts than there are folds."
        })
final class TrainCommand implements Callable<Integer> {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");

    /** The model of {@link LanguageTrainer}: of the options, only --out and --seed are its. */
    private static final String LANGUAGE = "language";

    /** The language of a model for posts of several; it has no lexicon. */
    private static final String SEVERAL = "mul";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "what is judged: sentiment, intent, or any name of your own, such as reason")
    private String kind;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE", description = "labelled posts")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "MODEL", description = "file to write the model to")
    private @Nullable Path out;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description =
                    "BCP 47: of the posts, whose lexicon is used; mul for posts of several. Default: ${DEFAULT-VALUE}")
    private String language = "en";

    @Option(
            names = "--bits",
            paramLabel = "N",
            description = "8 to 22: the model has 2^N weights a label, of a byte each. Default: ${DEFAULT-VALUE}")
    private int bits = 18;

    @Option(names = "--folds", paramLabel = "N", description = "of the cross-validation. Default: ${DEFAULT-VALUE}")
    private int folds = 5;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of all that is left to chance. Default: ${DEFAULT-VALUE}")
    private long seed = 42;

    @Option(
            names = "--balance",
            paramLabel = "0..1",
            description = "0: posts weigh the same; 1: labels do, however rare. Default: ${DEFAULT-VALUE}")
    private double balance = 1;

    @Option(names = "--l2", paramLabel = "PRICE", description = "of large weights. Default: ${DEFAULT-VALUE}")
    private double l2 = 2;

    @Option(names = "--passes", paramLabel = "N", description = "over the posts. Default: ${DEFAULT-VALUE}")
    private int passes = 16;

    @Option(
            names = "--validation",
            paramLabel = "FILE",
            arity = "1",
            description = "labelled posts that are not learned from: the card has the model's figures on them too")
    private List<Path> validation = new ArrayList<>();

    @Option(names = "--card", paramLabel = "CARD", description = "Markdown file for the card; default: MODEL.md")
    private @Nullable Path card;

    @Option(names = "--licence", paramLabel = "TEXT", description = "of the data, for the card")
    private List<String> licences = new ArrayList<>();

    @Option(names = "--source", paramLabel = "TEXT", description = "of the data, for the card")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--weakness", paramLabel = "TEXT", description = "that you know of, for the card")
    private List<String> weaknesses = new ArrayList<>();

    @Option(
            names = "--beside-rules",
            description =
                    "of intent and actionable: learn what stands beside the rules, as the mentions job wants it and"
                            + " the shipped models do, from JSON lines such as docs/models/intent-posts.jsonl; of the other"
                            + " options only --out and --passing are its")
    private boolean besideRules;

    @Option(
            names = "--passing",
            paramLabel = "FILE",
            arity = "1",
            description =
                    "with --beside-rules: such lines of posts that want nothing of anybody, which tell what is not"
                            + " actionable, and nothing of intents")
    private List<Path> passing = new ArrayList<>();

    @Option(
            names = "--word-vectors",
            paramLabel = "FILE",
            description =
                    "vectors of words, learned by others from texts without labels: lines of a word and its numbers, or the"
                            + " JSON of winkNLP; the most common words first. A model of phrases is learned beside the"
                            + " linear one, and knows words that no post has")
    private @Nullable Path wordVectors;

    @Option(names = "--ablation", description = "measure what each family of features gives, instead")
    private boolean ablation;

    @Mixin
    private LabelledOptions labelled = new LabelledOptions();

    @Mixin
    private JudgedOptions judgedOptions = new JudgedOptions();

    @Override
    public Integer call() {
        Training.Plan plan = plan();
        PrintWriter err = spec.commandLine().getErr();
        try {
            if (besideRules) {
                return new TrainBesideRules(err).train(kind, files, passing, out == null ? Path.of("") : out);
            }
            LabelledOptions.Read read = labelled.read(files, kind, err);
            LabelledOptions.Read held = validation.isEmpty()
                    ? new LabelledOptions.Read(List.of(), 0)
                    : labelled.read(validation, kind, err);
            if (read.bad() + held.bad() > 0) {
                return 1;
            }
            if (kind.equals(LANGUAGE)) {
                trainLanguage(read.posts(), err);
                return 0;
            }
            List<LabelledPost> posts = ofLanguage(read.posts(), err);
            if (ablation) {
                ablate(plan, posts, err);
            } else {
                train(plan, posts, ofLanguage(held.posts(), err), err);
            }
            return 0;
        } catch (WordVectors.BadVectorsException | BadJudgementsException e) {
            err.println(e.getMessage());
            return 1;
        } catch (IllegalArgumentException e) {
            err.println(files.get(0) + ": " + e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println(Unreadable.message(e));
            return 2;
        } finally {
            err.flush();
        }
    }

    /** Words tell a language, not a post: a model of its own, and a card by hand. */
    private void trainLanguage(List<LabelledPost> posts, PrintWriter err) throws IOException {
        Path model = out == null ? Path.of("") : out;
        byte[] bytes = LanguageTrainer.train(texts(posts), seed, err::println);
        Files.write(model, bytes);
        err.printf(Locale.ROOT, "%s: %,d bytes, from %,d posts%n", model, bytes.length, posts.size());
    }

    private Training.Plan plan() {
        if (kind.equals(LANGUAGE) && ablation) {
            throw new ParameterException(
                    spec.commandLine(), "--ablation: the language model has no families of features");
        }
        if (besideRules && (ablation || !language.equals("en") || !TrainBesideRules.KINDS.contains(kind))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--beside-rules: expected the kind " + String.join(" or ", TrainBesideRules.KINDS)
                            + " of English posts, and no --ablation");
        }
        if (!besideRules && !passing.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--passing: expected --beside-rules with it");
        }
        if (!KIND.matcher(kind).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "KIND: expected a name of small letters, digits and hyphens, found " + kind);
        }
        if (wordVectors != null && besideRules) {
            throw new ParameterException(spec.commandLine(), "--word-vectors: does not go with --beside-rules");
        }
        if (judgedOptions.areGiven() && (besideRules || ablation || kind.equals(LANGUAGE))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--judgements, --unlabelled: do not go with --beside-rules, --ablation or the kind language");
        }
        if (judgedOptions.lacksJudgements()) {
            throw new ParameterException(spec.commandLine(), "--unlabelled: expected --judgements with it");
        }
        if (out == null && !ablation) {
            throw new ParameterException(spec.commandLine(), "expected --out MODEL, the file to write, or --ablation");
        }
        if (passes < 1 || !(l2 >= 0)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "expected one --passes or more and an --l2 of 0 or more, found " + passes + " and " + l2);
        }
        try {
            return new Training.Plan(
                    kind, language, bits, l2, passes, balance, folds, seed, EnumSet.allOf(Family.class));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Without the posts that say that they are of another language. */
    private List<LabelledPost> ofLanguage(List<LabelledPost> posts, PrintWriter err) {
        if (language.equals(SEVERAL)) {
            return posts;
        }
        List<LabelledPost> kept = posts.stream()
                .filter(post -> post.language() == null || post.language().equals(language))
                .toList();
        if (kept.size() < posts.size()) {
            err.println((posts.size() - kept.size()) + " posts are of another language than " + language
                    + " and are passed over");
        }
        return kept;
    }

    private @Nullable WordKnowledge knowledge() throws IOException {
        return wordVectors == null ? null : new WordKnowledge(WordVectors.read(wordVectors));
    }

    private void ablate(Training.Plan plan, List<LabelledPost> posts, PrintWriter err) throws IOException {
        List<Ablation.Row> table = new Ablation(plan, err::println, knowledge()).of(texts(posts));
        PrintWriter to = spec.commandLine().getOut();
        to.println("| features | macro recall | change |");
        to.println("| --- | --- | --- |");
        for (Ablation.Row row : table) {
            to.printf(Locale.ROOT, "| %s | %.1f | %+.1f |%n", row.what(), 100 * row.macroRecall(), 100 * row.change());
        }
        to.flush();
    }

    private void train(Training.Plan plan, List<LabelledPost> posts, List<LabelledPost> held, PrintWriter err)
            throws IOException {
        Path model = out == null ? Path.of("") : out;
        List<JudgedText> judged = judgedOptions.read(posts, err);
        Training.Learned learned = new Training(plan, new TrainProgress(err), knowledge()).learn(texts(posts), judged);
        byte[] bytes = ModelFile.write(learned.model());
        Files.write(model, bytes);
        PostClassifier classifier = PostClassifier.of(learned.model());
        Evaluation validated = new Evaluation();
        held.forEach(post -> validated.add(post.label(), post.language(), classifier.guess(post.text())));
        ModelCard.Facts facts = new ModelCard.Facts(
                plan,
                learned.model(),
                bytes.length,
                files,
                posts,
                judged.size(),
                sources,
                licences,
                crossValidated(posts, learned),
                validation,
                validated,
                EvalReport.perCpuSecond(posts, post -> classifier.guess(post.text())),
                weaknesses);
        Path cardFile = card == null ? Path.of(model + ".md") : card;
        Files.writeString(cardFile, ModelCard.of(facts));
        err.printf(
                Locale.ROOT,
                "%s: %s, %,d bytes, from %,d posts; macro recall %.1f by cross-validation. Its card is %s%n",
                model,
                learned.model().about().name(),
                bytes.length,
                posts.size(),
                100 * learned.crossValidated().macroRecall(),
                cardFile);
    }

    private static Evaluation crossValidated(List<LabelledPost> posts, Training.Learned learned) {
        Evaluation evaluation = new Evaluation();
        List<String> labels = learned.model().labels();
        for (int i = 0; i < posts.size(); i++) {
            double[] probabilities = learned.heldOut().get(i);
            int best = Classifier.best(probabilities);
            evaluation.add(
                    posts.get(i).label(), posts.get(i).language(), new Guess(labels.get(best), probabilities[best]));
        }
        return evaluation;
    }

    private static List<LabelledText> texts(List<LabelledPost> posts) {
        return posts.stream().map(LabelledPost::labelled).toList();
    }
}
