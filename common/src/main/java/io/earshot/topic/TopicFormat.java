package io.earshot.topic;

import io.earshot.json.Json;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Topics that wait to be told, as part of a brand's state: as JSON, as they will be told. */
final class TopicFormat {
    private TopicFormat() {}

    static void writeAll(List<Topic> topics, DataOutput out) throws IOException {
        out.writeInt(topics.size());
        for (Topic topic : topics) {
            byte[] json = Json.bytes(topic);
            out.writeInt(json.length);
            out.write(json);
        }
    }

    static List<Topic> readAll(DataInput in) throws IOException {
        int count = in.readInt();
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] json = new byte[in.readInt()];
            in.readFully(json);
            topics.add(Json.MAPPER.readValue(json, Topic.class));
        }
        return topics;
    }
}
