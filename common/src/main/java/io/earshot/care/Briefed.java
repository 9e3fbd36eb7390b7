package io.earshot.care;

import io.earshot.customer.CustomerContext;
import io.earshot.help.Help;
import io.earshot.mention.Mention;

/**
 * A mention with all that care has to know of it.
 *
 * @param verdict whether it deserves an item
 * @param help who and what helps with it
 * @param customer what is known of its author
 */
public record Briefed(Mention mention, Verdict verdict, Help help, CustomerContext customer) {

    /** The same with what is known of its author. */
    public Briefed by(CustomerContext known) {
        return new Briefed(mention, verdict, help, known);
    }

    /** The same with other help. */
    public Briefed with(Help other) {
        return new Briefed(mention, verdict, other, customer);
    }
}
