package io.earshot.topic;

import io.earshot.mention.Mention;
import io.earshot.state.Texts;
import io.earshot.trend.AuthorSketch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A mention that a topic keeps to show itself by.
 *
 * @param lot by which mentions are drawn: the same for the same mention
 * @param words its content words, as the mention has them
 */
record Sample(String mention, String author, String text, List<String> words, long lot) {
    /** More of a long text says no more of its topic. */
    private static final int LONGEST = 300;

    static Sample of(Mention mention, long lot) {
        String text = mention.post().text();
        int end = Math.min(text.length(), LONGEST);
        if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return new Sample(
                mention.mention(),
                AuthorSketch.key(mention.post()),
                text.substring(0, end),
                List.copyOf(mention.words()),
                lot);
    }

    void write(DataOutput out) throws IOException {
        Texts.write(mention, out);
        Texts.write(author, out);
        Texts.write(text, out);
        out.writeInt(words.size());
        for (String word : words) {
            Texts.write(word, out);
        }
        out.writeLong(lot);
    }

    static Sample read(DataInput in) throws IOException {
        String mention = Texts.read(in);
        String author = Texts.read(in);
        String text = Texts.read(in);
        int count = in.readInt();
        List<String> words = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            words.add(Texts.read(in));
        }
        return new Sample(mention, author, text, words, in.readLong());
    }
}
