/** The jobs' configuration: typed, validated, every error at once. */
@NullMarked
package io.earshot.jobs.config;

import org.jspecify.annotations.NullMarked;
