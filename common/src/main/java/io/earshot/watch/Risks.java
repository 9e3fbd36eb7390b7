package io.earshot.watch;

import io.earshot.mention.Mention;
import io.earshot.state.Texts;
import io.earshot.viral.BrandThreads;
import io.earshot.viral.ViralRisk;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The threads of a brand that are a risk now, and the topics that they belong to. */
final class Risks {
    private static final int TICK_SECONDS = 10;

    private final TreeMap<String, ViralRisk> risks = new TreeMap<>();

    /** By thread. */
    private final TreeMap<String, String> topics = new TreeMap<>();

    /** When the threads were judged last, in seconds since the epoch. */
    private long judgedAt;

    /** Whether the threads have not been judged for a while. */
    boolean areDue(long second) {
        return second >= judgedAt + TICK_SECONDS;
    }

    /** Judges the threads. Returns whether one is a risk, or was one. */
    boolean judge(BrandThreads threads, long second) {
        judgedAt = second;
        boolean hasSome = !risks.isEmpty();
        risks.clear();
        for (ViralRisk risk : threads.advance(Instant.ofEpochSecond(second))) {
            if (risk.level().isPresent()) {
                risks.put(risk.conversation(), risk);
            }
        }
        topics.keySet().retainAll(risks.keySet());
        return hasSome || !risks.isEmpty();
    }

    /** Takes note of the topic that a mention of such a thread belongs to. */
    void hear(Mention mention, String topic) {
        if (!risks.isEmpty()) {
            String conversation = BrandThreads.conversation(mention.post());
            if (risks.containsKey(conversation)) {
                topics.put(conversation, topic);
            }
        }
    }

    boolean areNone() {
        return risks.isEmpty();
    }

    List<ViralRisk> now() {
        return List.copyOf(risks.values());
    }

    @Nullable
    String topic(ViralRisk risk) {
        return topics.get(risk.conversation());
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(judgedAt);
        out.writeInt(risks.size());
        for (String conversation : new TreeSet<>(risks.keySet())) {
            Texts.write(conversation, out);
        }
        out.writeInt(topics.size());
        for (Map.Entry<String, String> topic : topics.entrySet()) {
            Texts.write(topic.getKey(), out);
            Texts.write(topic.getValue(), out);
        }
    }

    /** What was written, the risks as the threads have them. */
    static Risks read(DataInput in, BrandThreads threads) throws IOException {
        Risks read = new Risks();
        read.judgedAt = in.readLong();
        Instant now = Instant.ofEpochSecond(read.judgedAt);
        for (int left = in.readInt(); left > 0; left--) {
            Optional<ViralRisk> risk = threads.find(Texts.read(in), now);
            risk.ifPresent(one -> read.risks.put(one.conversation(), one));
        }
        for (int left = in.readInt(); left > 0; left--) {
            read.topics.put(Texts.read(in), Texts.read(in));
        }
        return read;
    }
}
