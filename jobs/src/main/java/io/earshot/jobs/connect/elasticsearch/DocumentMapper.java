package io.earshot.jobs.connect.elasticsearch;

import java.io.Serializable;

/**
 * Says what document an element of a stream becomes. The same element must give the same index and id whenever it is
 * asked, or a replay doubles the document.
 */
@FunctionalInterface
public interface DocumentMapper<T> extends Serializable {
    Document map(T element);
}
