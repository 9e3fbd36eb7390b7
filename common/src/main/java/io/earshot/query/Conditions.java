package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that a brand sets on its mentions, such as those of its triage or of its teams. They are read as the
 * {@code when} of a rule, with the brand's groups and options. {@code sentiment:} and {@code intent:} ask for what was
 * judged of the mention, {@code lang:} for the language that was found in it, or the claimed one where that is not sure.
 * An empty condition always holds.
 *
 * <p>For one thread at a time, as it has working memory.
 */
public final class Conditions {
    private static final Clause ALWAYS = new Clause.All(List.of());

    private final Brand brand;
    private final List<Clause> clauses;
    private final Evidence evidence;
    private @Nullable Mention mention;

    private Conditions(Brand brand, List<Clause> clauses, Terms terms) {
        this.brand = brand;
        this.clauses = List.copyOf(clauses);
        evidence = new Evidence(terms, (post, asking) -> judged());
    }

    /**
     * Compiles conditions of a brand, in their order.
     *
     * @throws IllegalArgumentException if one cannot be read: brand books and brands are checked before
     */
    public static Conditions of(Brand brand, List<String> texts) {
        Dialect dialect = brand.dialect();
        Terms.Builder terms = new Terms.Builder(Terms.NONE);
        ClauseCompiler compiler = new ClauseCompiler(terms, dialect.variant());
        List<Clause> clauses = new ArrayList<>(texts.size());
        for (String text : texts) {
            if (text.isBlank()) {
                clauses.add(ALWAYS);
            } else {
                ParsedQuery parsed = QueryParser.parseCondition(text, dialect);
                clauses.add(compiler.compile(BrandMatcher.tree(parsed, "the condition " + text, brand, dialect)));
            }
        }
        return new Conditions(brand, clauses, terms.build());
    }

    /** The place of the first that holds, −1 for none. */
    public int first(Mention of) {
        read(of);
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i).holds(evidence)) {
                return i;
            }
        }
        return -1;
    }

    /** The places of all that hold. */
    public BitSet holding(Mention of) {
        read(of);
        BitSet holding = new BitSet(clauses.size());
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i).holds(evidence)) {
                holding.set(i);
            }
        }
        return holding;
    }

    private void read(Mention of) {
        mention = of;
        Post post = of.post();
        String found = of.language().code();
        evidence.read(post.text(), MatchSession.hasDottedHandles(post.platform()));
        evidence.locate();
        evidence.of(found.equals(Language.UNDETERMINED) ? post : post.withLang(found));
        evidence.askFor(brand);
    }

    private @Nullable Judged judged() {
        if (mention == null) {
            return null;
        }
        Sentiment sentiment = mention.sentiment();
        return new Judged(
                sentiment == null ? null : sentiment.label(),
                sentiment == null ? null : sentiment.score(),
                mention.intent().label());
    }
}
