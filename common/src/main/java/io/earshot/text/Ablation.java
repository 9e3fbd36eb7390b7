package io.earshot.text;

import io.earshot.text.model.Family;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What each family of features gives: the posts cross-validated with all, without each one, and with one more at a time.
 */
public final class Ablation {
    private final Set<Family> families;
    private final @Nullable WordKnowledge knowledge;
    private final Training.Plan plan;
    private final Consumer<String> progress;

    /**
     * One line of the table.
     *
     * @param what which features, in words
     * @param macroRecall cross-validated, 0..1
     * @param change against the line that it is compared with: all features, or the line before
     */
    public record Row(String what, double macroRecall, double change) {}

    /** @param knowledge what phrases are made of; null for a model without them */
    public Ablation(Training.Plan plan, Consumer<String> progress, @Nullable WordKnowledge knowledge) {
        this.plan = plan;
        this.knowledge = knowledge;
        families = knowledge == null ? EnumSet.complementOf(EnumSet.of(Family.PHRASES)) : EnumSet.allOf(Family.class);
        this.progress = progress;
    }

    public List<Row> of(List<LabelledText> posts) {
        List<Row> table = new ArrayList<>();
        double all = macroRecall(posts, families, "all features");
        table.add(new Row("all features", all, 0));
        for (Family family : families) {
            Set<Family> others = EnumSet.copyOf(families);
            others.remove(family);
            String what = "without " + name(family);
            double macroRecall = macroRecall(posts, others, what);
            table.add(new Row(what, macroRecall, macroRecall - all));
        }
        Set<Family> some = EnumSet.noneOf(Family.class);
        double before = 0;
        for (Family family : families) {
            some.add(family);
            String what = some.size() == 1 ? name(family) + " alone" : "… and " + name(family);
            // The last of these lines has all features again.
            double macroRecall = some.size() == families.size() ? all : macroRecall(posts, some, what);
            table.add(new Row(what, macroRecall, some.size() == 1 ? 0 : macroRecall - before));
            before = macroRecall;
        }
        return table;
    }

    private static String name(Family family) {
        return switch (family) {
            case WORDS -> "words";
            case NEGATION -> "negated words";
            case PAIRS -> "pairs of words";
            case LETTERS -> "groups of letters";
            case LEXICON -> "the lexicon";
            case FORM -> "the form of the post";
            case PHRASES -> "phrases";
        };
    }

    private double macroRecall(List<LabelledText> posts, Set<Family> some, String what) {
        Training.Plan others = new Training.Plan(
                plan.kind(),
                plan.language(),
                plan.bits(),
                plan.l2(),
                plan.passes(),
                plan.balance(),
                plan.folds(),
                plan.seed(),
                some);
        double macroRecall = new Training(others, Training.Progress.UNHEARD, knowledge)
                .crossValidate(posts)
                .macroRecall();
        progress.accept(what + " is measured");
        return macroRecall;
    }
}
