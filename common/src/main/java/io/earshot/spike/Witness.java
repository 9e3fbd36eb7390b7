package io.earshot.spike;

import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import io.earshot.post.PostKind;
import io.earshot.trend.AuthorSketch;
import io.earshot.viral.BrandThreads;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mention that may be shown to explain an alert.
 *
 * @param second when it was made, counted from the epoch
 * @param url where it can be read, if that is known
 * @param topic the topic that it was put into; null while it is in none
 * @param thread id of the post that its thread began with
 * @param words the first of its content words
 */
public record Witness(
        String mention,
        long second,
        String author,
        Platform channel,
        @Nullable String url,
        @Nullable String topic,
        String thread,
        boolean isRepost,
        boolean isNegative,
        List<String> words) {
    private static final int MOST_WORDS = 12;

    static Witness of(Mention mention, long second, @Nullable String topic) {
        List<String> words = mention.words();
        return new Witness(
                mention.mention(),
                second,
                AuthorSketch.key(mention.post()),
                mention.post().platform(),
                mention.post().url(),
                topic,
                BrandThreads.conversation(mention.post()),
                mention.post().kind() == PostKind.REPOST || mention.post().repostOf() != null,
                isNegative(mention),
                List.copyOf(words.subList(0, Math.min(MOST_WORDS, words.size()))));
    }

    static boolean isNegative(Mention mention) {
        return mention.sentiment() != null && mention.sentiment().label() == Sentiment.Label.NEGATIVE;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(mention);
        out.writeLong(second);
        out.writeUTF(author);
        out.writeUTF(channel.name());
        writeOptional(url, out);
        writeOptional(topic, out);
        out.writeUTF(thread);
        out.writeBoolean(isRepost);
        out.writeBoolean(isNegative);
        out.writeByte(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
    }

    static Witness read(DataInput in) throws IOException {
        String mention = in.readUTF();
        long second = in.readLong();
        String author = in.readUTF();
        Platform channel = Platform.valueOf(in.readUTF());
        String url = readOptional(in);
        String topic = readOptional(in);
        String thread = in.readUTF();
        boolean isRepost = in.readBoolean();
        boolean isNegative = in.readBoolean();
        List<String> words = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            words.add(in.readUTF());
        }
        return new Witness(
                mention, second, author, channel, url, topic, thread, isRepost, isNegative, List.copyOf(words));
    }

    private static void writeOptional(@Nullable String text, DataOutput out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String readOptional(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
