/** Labelled posts to train on and to measure with, from the files that people have. */
@NullMarked
package io.earshot.jobs.labels;

import org.jspecify.annotations.NullMarked;
