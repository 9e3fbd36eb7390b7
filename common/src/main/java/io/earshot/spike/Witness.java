package io.earshot.spike;

import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import io.earshot.post.PostKind;
import io.earshot.state.Texts;
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
        Texts.write(mention, out);
        out.writeLong(second);
        Texts.write(author, out);
        Texts.write(channel.name(), out);
        writeOptional(url, out);
        writeOptional(topic, out);
        Texts.write(thread, out);
        out.writeBoolean(isRepost);
        out.writeBoolean(isNegative);
        out.writeByte(words.size());
        for (String word : words) {
            Texts.write(word, out);
        }
    }

    static Witness read(DataInput in) throws IOException {
        String mention = Texts.read(in);
        long second = in.readLong();
        String author = Texts.read(in);
        Platform channel = Platform.valueOf(Texts.read(in));
        String url = readOptional(in);
        String topic = readOptional(in);
        String thread = Texts.read(in);
        boolean isRepost = in.readBoolean();
        boolean isNegative = in.readBoolean();
        List<String> words = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            words.add(Texts.read(in));
        }
        return new Witness(
                mention, second, author, channel, url, topic, thread, isRepost, isNegative, List.copyOf(words));
    }

    private static void writeOptional(@Nullable String text, DataOutput out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            Texts.write(text, out);
        }
    }

    private static @Nullable String readOptional(DataInput in) throws IOException {
        return in.readBoolean() ? Texts.read(in) : null;
    }
}
