package io.earshot.deliver;

import java.time.Instant;

/** What one target is sent at once. */
public interface Parcel {
    /** The same for the same parcel, whoever makes it anew. */
    String key();

    /** The name of whom it is for. */
    String target();

    /** Parcels of one lane are sent one after the other, in their order. */
    String lane();

    /** Since when it is to be sent. */
    Instant at();
}
