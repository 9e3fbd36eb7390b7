package io.earshot.jobs.care;

import io.earshot.customer.CustomerContext;
import io.earshot.mention.Mention;
import java.io.Serializable;

/**
 * What carries a mention to {@link KnowCustomers} and its author's file away from it.
 *
 * @param <I> what carries the mention
 * @param <O> the same with what is known of the author
 */
interface Introduction<I, O> extends Serializable {
    Mention mention(I carrier);

    /** Whether the author wants something of the brand. */
    boolean asks(I carrier);

    O with(I carrier, CustomerContext customer);
}
