/** Real input: files of posts or activity, read line by line or through a mapping, and sent into Kafka. */
@NullMarked
package io.earshot.jobs.send;

import org.jspecify.annotations.NullMarked;
