package io.earshot.care;

import io.earshot.brand.Brand;
import io.earshot.customer.CustomerContext;
import io.earshot.help.Help;
import io.earshot.help.HelpDesk;
import io.earshot.mention.Mention;
import org.jspecify.annotations.Nullable;

/** Says of each mention of a brand whether it deserves an item, and who and what helps with it. For one thread at a time. */
public final class Briefing {
    private final TriageRules triage;
    private final @Nullable HelpDesk help;

    private Briefing(TriageRules triage, @Nullable HelpDesk help) {
        this.triage = triage;
        this.help = help;
    }

    /** By what the brand book says of the brand. */
    public static Briefing of(Brand brand) {
        return new Briefing(TriageRules.of(brand), HelpDesk.of(brand));
    }

    /** Of a brand of which nothing is known but its mentions. */
    public static Briefing usual() {
        return new Briefing(TriageRules.usual(), null);
    }

    /** The mention with its verdict and help; what is known of the customer is for others to say. */
    public Briefed brief(Mention mention) {
        Verdict verdict = triage.judge(mention);
        return new Briefed(
                mention,
                verdict,
                help == null || !verdict.open() ? Help.NONE : help.of(mention),
                CustomerContext.UNKNOWN);
    }
}
