package io.earshot.notify;

/** One alert in a message, and why it is in it. */
public record News(Event event, AlertVersion alert) {}
