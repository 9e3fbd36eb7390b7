package io.earshot.jobs.config;

import java.util.Locale;
import java.util.function.Function;

/**
 * One setting of the jobs: its key, what it takes, its default and what it is for.
 *
 * @param key dotted, lower-case, as the configuration file has it
 * @param type what it takes, in words, for the table in the docs
 * @param fallback the default, as a user would write it; empty for none
 * @param description one sentence
 * @param secret whether its value must never be shown
 * @param parser text to value; throws IllegalArgumentException that says what is wanted
 */
record Option<T>(
        String key, String type, String fallback, String description, boolean secret, Function<String, T> parser) {

    /** The environment variable that sets it, such as {@code EARSHOT_KAFKA_BOOTSTRAP_SERVERS}. */
    String environmentVariable() {
        return "EARSHOT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
