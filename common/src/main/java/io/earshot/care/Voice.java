package io.earshot.care;

/** Who wrote a post of the conversation that opened no item. */
public record Voice(String post, String handle) {}
