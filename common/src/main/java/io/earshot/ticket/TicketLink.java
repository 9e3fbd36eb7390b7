package io.earshot.ticket;

import java.time.Instant;

/**
 * What a target has of an item.
 *
 * @param remote what the target calls its ticket; empty where it has no name for it
 * @param version the newest that it was sent
 * @param picture of that version
 * @param sentAt when it was sent
 */
public record TicketLink(String remote, long version, Picture picture, Instant sentAt) {}
