package io.earshot.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes texts of any length. {@link DataOutput#writeUTF} refuses those of more than 65,535 bytes, and a post can have an
 * address or an author's name that long.
 */
public final class Texts {
    private Texts() {}

    /** Writes a text; {@link #read} reads it. */
    public static void write(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** A text that was written. */
    public static String read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, UTF_8);
    }
}
