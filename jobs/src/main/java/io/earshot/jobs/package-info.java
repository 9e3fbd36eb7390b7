/** The Flink jobs. {@link io.earshot.jobs.Job} names them and puts each together with its sources and sinks. */
@NullMarked
package io.earshot.jobs;

import org.jspecify.annotations.NullMarked;
