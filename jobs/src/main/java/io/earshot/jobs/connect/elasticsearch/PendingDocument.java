package io.earshot.jobs.connect.elasticsearch;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A document that Elasticsearch has not acknowledged, as the sink buffers it and keeps it in its state.
 *
 * @param eventTimeMillis the stream's time of the element, null where it has none
 */
record PendingDocument(Document document, @Nullable Long eventTimeMillis) implements Serializable {}
