/**
 * A real Kafka broker, a real Elasticsearch node and a real Flink cluster as child processes of this JVM, for the local
 * system and for tests. No child outlives its parent, however the parent dies.
 */
@NullMarked
package io.earshot.servers;

import org.jspecify.annotations.NullMarked;
