package io.earshot.care;

import io.earshot.brand.Brand;
import io.earshot.customer.CustomerContext;
import io.earshot.help.Help;
import io.earshot.mention.Mention;

/** Says of each mention of a brand whether it deserves an item, and who and what helps with it. For one thread at a time. */
public final class Briefing {
    private final TriageRules triage;

    private Briefing(TriageRules triage) {
        this.triage = triage;
    }

    /** By what the brand book says of the brand. */
    public static Briefing of(Brand brand) {
        return new Briefing(TriageRules.of(brand));
    }

    /** Of a brand of which nothing is known but its mentions. */
    public static Briefing usual() {
        return new Briefing(TriageRules.usual());
    }

    /** The mention with its verdict and help; what is known of the customer is for others to say. */
    public Briefed brief(Mention mention) {
        return new Briefed(mention, triage.judge(mention), Help.NONE, CustomerContext.UNKNOWN);
    }
}
