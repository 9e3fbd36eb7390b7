package io.earshot.ticket;

import io.earshot.deliver.Parcel;
import java.time.Instant;

/**
 * A writing of an item for one target.
 *
 * @param wanted whether the target's choice takes it; else it goes there only if the target has the item already
 * @param at when it was read
 */
public record TicketMessage(String target, ItemVersion item, boolean wanted, Instant at) implements Parcel {
    @Override
    public String key() {
        return item.item() + "/" + item.version() + "/" + target;
    }

    @Override
    public String lane() {
        return target + " " + item.item();
    }
}
