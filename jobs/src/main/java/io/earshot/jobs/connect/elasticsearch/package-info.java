/**
 * The Elasticsearch sink. {@link io.earshot.jobs.connect.elasticsearch.ElasticsearchSink} is the door; a
 * {@link io.earshot.jobs.connect.elasticsearch.DocumentMapper} says what document an element becomes, and
 * {@link io.earshot.jobs.connect.elasticsearch.RejectedDocuments} takes what Elasticsearch refuses for good.
 *
 * <p>Inside: the {@code ElasticsearchWriter} moves documents from the stream to the server and is the only one that
 * talks to Flink; the {@code Outbox} knows which documents are not acknowledged yet, the {@code Pace} how fast the
 * server lets us go, the {@code Verdict} what an answer means, and the {@code BulkClient} how to ask.
 */
@NullMarked
package io.earshot.jobs.connect.elasticsearch;

import org.jspecify.annotations.NullMarked;
