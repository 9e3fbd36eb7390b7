package io.earshot.ticket;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where secrets come from.
 *
 * @param environment what {@code ${NAME}} in a value stands for
 * @param files the text of a file by its path; empty where it cannot be read
 */
public record Surroundings(Map<String, String> environment, Function<String, Optional<String>> files) {}
