package io.earshot.jobs.connect.elasticsearch;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A document for Elasticsearch. Writing it again changes nothing: its id is deterministic, and either its content is
 * too, or its version tells which of two writes is the newer.
 *
 * @param index the index or alias that it is written to
 * @param id deterministic; one that is longer than Elasticsearch takes is shortened, with a hash of the whole
 * @param version external version, 0 or more: Elasticsearch keeps the document with the highest, of several with the same
 *     the one that came last; null for a document that never changes
 * @param source one JSON object in UTF-8 on one line
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are carried, never compared
public record Document(String index, String id, @Nullable Long version, byte[] source) implements Serializable {
    /** Elasticsearch refuses a whole bulk request that holds a longer id. */
    static final int MAX_ID_BYTES = 512;

    private static final int HASH_CHARS = 64;

    public Document {
        Objects.requireNonNull(source, "source");
        if (index.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("a document needs an index and an id");
        }
        if (version != null && version < 0) {
            throw new IllegalArgumentException("version " + version + " of " + index + "/" + id + " is negative");
        }
        for (byte b : source) {
            if (b == '\n') {
                // Lines are what a bulk request is made of: it would become two broken ones.
                throw new IllegalArgumentException("the source of " + index + "/" + id + " is not on one line");
            }
        }
        id = fitting(id);
    }

    /** A document that never changes, so that writing it twice is writing it once. */
    public static Document constant(String index, String id, byte[] source) {
        return new Document(index, id, null, source);
    }

    /** A document that changes: of all its versions the highest stays, in whatever order they arrive. */
    public static Document versioned(String index, String id, long version, byte[] source) {
        return new Document(index, id, version, source);
    }

    /** How much of a bulk request it takes, about: the action before it names index, id and version. */
    long bytes() {
        return source.length + index.length() + id.length() + 80L;
    }

    private static String fitting(String id) {
        // A char is at most three bytes of UTF-8, so most ids need no encoding to be judged.
        if (id.length() * 3 <= MAX_ID_BYTES) {
            return id;
        }
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_ID_BYTES) {
            return id;
        }
        int keep = MAX_ID_BYTES - HASH_CHARS - 1;
        while ((bytes[keep] & 0xC0) == 0x80) {
            keep--; // not in the middle of a character
        }
        return new String(bytes, 0, keep, StandardCharsets.UTF_8) + "~" + sha256(bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
