package io.earshot.topic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which topic the posts of late went to, so that reposts and answers find it. Bounded: the oldest go first. */
final class Whereabouts {
    private static final int FIRST_LENGTH = 16;

    private final int capacity;

    // A ring, in the order in which the posts came: each by a hash of its id, and its topic.
    private long[] posts;
    private @Nullable Cluster[] topics;
    private LongIntMap byPost;

    /** Where the oldest is: at 0 until the ring is as long as it may be. */
    private int oldest;

    private int size;

    Whereabouts(int capacity) {
        this.capacity = capacity;
        posts = new long[Math.min(FIRST_LENGTH, capacity)];
        topics = new Cluster[posts.length];
        byPost = new LongIntMap();
    }

    void put(String post, Cluster topic) {
        put(Stories.hash(post), topic);
    }

    private void put(long post, @Nullable Cluster topic) {
        int known = byPost.get(post);
        if (known != LongIntMap.NONE) {
            topics[known] = topic;
            return;
        }
        if (size == capacity) {
            byPost.remove(posts[oldest], oldest);
            oldest = (oldest + 1) % capacity;
            size--;
        } else if (size == posts.length) {
            int length = Math.min(capacity, 2 * size);
            posts = Arrays.copyOf(posts, length);
            topics = Arrays.copyOf(topics, length);
        }
        int at = (oldest + size) % posts.length;
        size++;
        posts[at] = post;
        topics[at] = topic;
        byPost.put(post, at);
    }

    /** A post that is known by the hash of its id belongs to another topic now. */
    void move(long post, Cluster to) {
        int at = byPost.get(post);
        if (at != LongIntMap.NONE) {
            topics[at] = to;
        }
    }

    @Nullable
    Cluster of(@Nullable String post) {
        int at = post == null ? LongIntMap.NONE : byPost.get(Stories.hash(post));
        return at == LongIntMap.NONE ? null : Cluster.alive(topics[at]);
    }

    /** Drops posts whose topic is no more. */
    void sweep() {
        Whereabouts kept = new Whereabouts(capacity);
        for (int i = 0; i < size; i++) {
            int at = (oldest + i) % posts.length;
            Cluster topic = Cluster.alive(topics[at]);
            if (topic != null) {
                kept.put(posts[at], topic);
            }
        }
        posts = kept.posts;
        topics = kept.topics;
        byPost = kept.byPost;
        oldest = 0;
        size = kept.size;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            int at = (oldest + i) % posts.length;
            out.writeLong(posts[at]);
            Cluster topic = Cluster.alive(topics[at]);
            out.writeInt(topic == null ? -1 : topic.slot);
        }
    }

    static Whereabouts read(DataInput in, int capacity, Mixture mixture) throws IOException {
        Whereabouts whereabouts = new Whereabouts(capacity);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            long post = in.readLong();
            int slot = in.readInt();
            whereabouts.put(post, slot < 0 ? null : mixture.at(slot));
        }
        return whereabouts;
    }
}
