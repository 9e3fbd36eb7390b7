package io.earshot.topic;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which topic the posts of late went to, so that reposts and answers find it. Bounded: the oldest go first. */
final class Whereabouts {
    private final int capacity;

    /** By a hash of the post's id, in the order in which they came. */
    private final Map<Long, Place> places = new LinkedHashMap<>();

    private record Place(@Nullable Cluster topic) {}

    Whereabouts(int capacity) {
        this.capacity = capacity;
    }

    void put(String post, Cluster topic) {
        places.put(Stories.hash(post), new Place(topic));
        if (places.size() > capacity) {
            Iterator<Long> oldest = places.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    @Nullable
    Cluster of(@Nullable String post) {
        Place place = post == null ? null : places.get(Stories.hash(post));
        return place == null ? null : Cluster.alive(place.topic());
    }

    /** Drops posts whose topic is no more. */
    void sweep() {
        places.values().removeIf(place -> Cluster.alive(place.topic()) == null);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(places.size());
        for (Map.Entry<Long, Place> entry : places.entrySet()) {
            out.writeLong(entry.getKey());
            Cluster topic = Cluster.alive(entry.getValue().topic());
            out.writeInt(topic == null ? -1 : topic.slot);
        }
    }

    static Whereabouts read(DataInput in, int capacity, Mixture mixture) throws IOException {
        Whereabouts whereabouts = new Whereabouts(capacity);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            long post = in.readLong();
            int slot = in.readInt();
            whereabouts.places.put(post, new Place(slot < 0 ? null : mixture.at(slot)));
        }
        return whereabouts;
    }
}
