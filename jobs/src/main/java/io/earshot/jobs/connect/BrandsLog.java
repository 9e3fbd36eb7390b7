package io.earshot.jobs.connect;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The topic of brands, which each task that needs the brands reads whole and for itself. As a second stream it would part
 * the posts from their source: Flink chains an operator of two inputs to no source, and completes no checkpoint of one of
 * many inputs that it does chain, where another of them comes over the network (Flink 2.2.1).
 */
public interface BrandsLog extends Serializable {
    /**
     * Begins to read. When this returns, all records that were there when it was called can be taken.
     *
     * @param from the next offset of each partition; one that is not named is read from its first record
     */
    Follower follow(Map<Integer, Long> from);

    /** Records as they come, partition by partition in order. For one thread. */
    interface Follower extends AutoCloseable {
        /**
         * The next record; null while there is none. Cheap enough to be asked at each post.
         *
         * @throws RuntimeException if the topic cannot be read any more
         */
        @Nullable
        RawRecord next();

        @Override
        void close();
    }
}
