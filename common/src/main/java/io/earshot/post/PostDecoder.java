package io.earshot.post;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of {@code earshot.posts}: our own JSON and the native JSON of platforms. Whatever bytes come, it
 * answers with posts or with a {@link BadPostException}. It keeps nothing between records; one instance may serve
 * several threads.
 *
 * <p>What each format must and may say is in {@code docs/input.md}.
 */
public final class PostDecoder {
    /** The largest record that is read; Kafka's own default limit is the same. */
    public static final int MOST_BYTES = 1 << 20;

    /** Ten levels of Reddit's nested replies are some fifty of JSON. */
    private static final int DEEPEST = 100;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private static final int LONGEST_DETAIL = 160;

    /**
     * The posts of a record; none if the record is valid but carries no post, such as a like or a deletion.
     *
     * @param value UTF-8 JSON
     * @param format the {@link PostFormat#code()} that the record's header tells, null to go by its shape
     * @throws BadPostException if the record is in none of the formats, or breaks a rule of its format
     */
    public List<Post> decode(byte[] value, @Nullable String format) throws BadPostException {
        PostFormat told = format == null ? null : PostFormat.of(format);
        if (value.length > MOST_BYTES) {
            throw new BadPostException(
                    "the record has " + value.length + " bytes, more than the " + MOST_BYTES + " that are read");
        }
        boolean repair = false;
        if (!Utf8.isPlain(value)) {
            int bad = Utf8.firstBad(value);
            if (bad >= 0) {
                throw new BadPostException(String.format("not UTF-8: 0x%02X at byte %d", value[bad], bad));
            }
            repair = Utf8.hasUnicodeEscape(value);
        }
        refuseOtherUnicode(value);
        try {
            return told == null ? byShape(value, repair) : inFormat(value, told, repair);
        } catch (JacksonException e) {
            throw notJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    private static List<Post> inFormat(byte[] value, PostFormat format, boolean repair)
            throws IOException, BadPostException {
        if (format == PostFormat.EARSHOT) {
            try (JsonParser json = JSON.createParser(value)) {
                return List.of(new OwnFormat(json, repair).read());
            }
        }
        return NativeFormats.read(format, value);
    }

    private static List<Post> byShape(byte[] value, boolean repair) throws IOException, BadPostException {
        BadPostException ownError;
        try (JsonParser json = JSON.createParser(value)) {
            OwnFormat own = new OwnFormat(json, repair);
            try {
                return List.of(own.read());
            } catch (BadPostException e) {
                if (own.knowsPlatform()) {
                    throw e;
                }
                ownError = e;
            }
        }
        List<Post> posts = NativeFormats.readByShape(value);
        if (posts == null) {
            throw new BadPostException(
                    "in none of the formats that are read: as one of our own, " + ownError.getMessage());
        }
        return posts;
    }

    /** The parser would take UTF-16 and UTF-32 for what they are; in the first two bytes of UTF-8 JSON there is no zero. */
    private static void refuseOtherUnicode(byte[] value) throws BadPostException {
        for (int i = 0; i < value.length && i < 2; i++) {
            if (value[i] == 0) {
                throw new BadPostException("not UTF-8: a zero byte at byte " + i);
            }
        }
    }

    private static BadPostException notJson(JacksonException e) {
        String detail = e.getOriginalMessage().lines().findFirst().orElse("");
        if (detail.length() > LONGEST_DETAIL) {
            detail = detail.substring(0, LONGEST_DETAIL) + "…";
        }
        long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return new BadPostException("not JSON: " + detail + (at < 0 ? "" : " at byte " + at));
    }
}
