package io.earshot.care;

import io.earshot.brand.Brand;
import io.earshot.brand.TriageRule;
import io.earshot.mention.Flag;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.PostKind;
import io.earshot.query.Conditions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of a brand's mentions become items: by the brand's own rules, the first that holds, and where none does, by what
 * is usual. What the brand wrote itself and what only repeats another post never does, whatever the rules say.
 *
 * <p>For one thread at a time.
 */
public final class TriageRules {
    /** The most stars of a review that is a complaint. */
    private static final double FEW_STARS = 2;

    private final Brand brand;
    private final List<TriageRule> rules;
    private final Conditions conditions;

    private TriageRules(Brand brand) {
        this.brand = brand;
        rules = brand.care().triage();
        conditions = Conditions.of(brand, rules.stream().map(TriageRule::when).toList());
    }

    /** What the brand book says of the brand. */
    public static TriageRules of(Brand brand) {
        return new TriageRules(brand);
    }

    /** Of a brand of which nothing is known, not even its handles. */
    public static TriageRules usual() {
        return new TriageRules(new Brand("unknown", "unknown", Map.of(), List.of(), List.of()));
    }

    /** Whether the mention becomes an item, and what it is counted by. */
    public Verdict judge(Mention mention) {
        if (mention.own()) {
            return no("own_post");
        }
        if (mention.post().kind() == PostKind.REPOST) {
            return no("repost");
        }
        int first = rules.isEmpty() ? -1 : conditions.first(mention);
        if (first >= 0) {
            TriageRule rule = rules.get(first);
            return new Verdict(rule.open(), rule.id());
        }
        return usual(mention);
    }

    private Verdict usual(Mention mention) {
        // Only a person can tell a threat from a figure of speech.
        if (mention.flags().contains(Flag.THREAT)) {
            return yes("threat");
        }
        if (mention.flags().contains(Flag.ABUSE)) {
            return yes("abuse");
        }
        Address address = Address.of(mention.post(), brand);
        if (address == Address.OTHERS) {
            return no("among_others");
        }
        if (mention.actionable().value()) {
            return yes("actionable");
        }
        Double stars = mention.post().rating();
        if (stars != null && stars <= FEW_STARS) {
            return yes("few_stars");
        }
        return addresses(mention, address) ? yes("addressed") : no(reason(mention));
    }

    /**
     * Who turns to the brand by name and is not happy wants something, although the words do not say what: "I did that
     * twice", to a question of the brand's. Of these a company answers most.
     */
    private static boolean addresses(Mention mention, Address address) {
        return address == Address.BRAND
                && mention.intent().label() != Intent.Label.PRAISE
                && tone(mention) != Sentiment.Label.POSITIVE
                && !mention.flags().contains(Flag.SPAM_SUSPECTED);
    }

    private static Sentiment.@Nullable Label tone(Mention mention) {
        return mention.sentiment() == null ? null : mention.sentiment().label();
    }

    /** Why it is left. */
    private static String reason(Mention mention) {
        Intent.Label intent = mention.intent().label();
        return switch (intent) {
            case PRAISE, NEWS, SPAM -> intent.name().toLowerCase(Locale.ROOT);
            case OTHER -> "small_talk";
            case OUTAGE, DEFECT, BILLING, DELIVERY, ACCOUNT, COMPLAINT, QUESTION, REQUEST, SUGGESTION ->
                "not_actionable";
        };
    }

    private static Verdict yes(String reason) {
        return new Verdict(true, reason);
    }

    private static Verdict no(String reason) {
        return new Verdict(false, reason);
    }
}
