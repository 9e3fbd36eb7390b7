/** What ties the jobs to Kafka and Elasticsearch: sources, sinks, serializers, dead letters. */
@NullMarked
package io.earshot.jobs.connect;

import org.jspecify.annotations.NullMarked;
