/** The models that a job judges by: those that are shipped, and a user's own from a directory that is looked at again and again. */
@NullMarked
package io.earshot.jobs.models;

import org.jspecify.annotations.NullMarked;
