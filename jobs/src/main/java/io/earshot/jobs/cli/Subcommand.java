package io.earshot.jobs.cli;

import java.util.concurrent.Callable;

/**
 * A command that another module adds to {@code earshot}: a picocli command, found by {@link java.util.ServiceLoader}.
 * It returns the exit code: 0 done, 1 found bad input or failed, 2 bad usage.
 */
public interface Subcommand extends Callable<Integer> {}
