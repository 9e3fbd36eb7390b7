package io.earshot.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.send.Lines;
import io.earshot.json.Json;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads posts offline: JSON lines of the posts contract of which only {@code text} is required. A post without an id is
 * called by its line's number, one without a platform is of {@code other}, one without a time is of now.
 *
 * <p>A line that is no post is named on {@code errors} as {@code file:line: reason}, and the rest is read all the same.
 */
final class PostLines {
    private static final String STDIN = "<stdin>";
    private static final ObjectReader READER =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** As many bytes of a line as an array can have. */
    private static final int NO_LIMIT = Integer.MAX_VALUE - 8;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private PostLines() {}

    /**
     * Hands on each post of the file, or of standard input where the file is null or {@code -}, in order.
     *
     * @return how many lines were bad
     * @throws IOException if the file does not open or read
     */
    static int read(@Nullable Path file, PrintWriter errors, Consumer<Post> posts) throws IOException {
        if (file == null || file.toString().equals("-")) {
            return read(System.in, STDIN, InstantSource.system(), errors, posts);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString(), InstantSource.system(), errors, posts);
        }
    }

    /** The same from any stream, with the name that messages give it and the clock for posts without a time. */
    static int read(InputStream in, String name, InstantSource clock, PrintWriter errors, Consumer<Post> posts)
            throws IOException {
        Lines lines = new Lines(in, NO_LIMIT);
        int bad = 0;
        for (byte[] read = lines.next(); read != null; read = lines.next()) {
            byte[] line = lines.number() == 1 ? withoutMark(read) : read;
            if (Lines.isBlank(line)) {
                continue;
            }
            Post post;
            try {
                post = post(line, lines.number(), clock);
            } catch (JsonProcessingException e) {
                errors.println(name + ":" + lines.number() + ": " + reason(e));
                bad++;
                continue;
            }
            posts.accept(post);
        }
        return bad;
    }

    private static Post post(byte[] line, long number, InstantSource clock) throws JsonProcessingException {
        JsonNode json;
        try {
            json = READER.readTree(line);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new JsonMappingException(null, e.getMessage(), e);
        }
        if (!(json instanceof ObjectNode fields)) {
            throw new JsonMappingException(null, "expected a post as a JSON object, found " + kind(json));
        }
        JsonNode text = fields.get("text");
        if (text == null || !text.isTextual()) {
            throw new JsonMappingException(
                    null, "a post needs `text`, a string; found " + (text == null ? "none" : kind(text)));
        }
        if (!fields.hasNonNull("id")) {
            fields.put("id", Long.toString(number));
        }
        if (!fields.hasNonNull("platform")) {
            fields.put("platform", Platform.OTHER.code());
        }
        if (!fields.hasNonNull("createdAt")) {
            fields.put("createdAt", Json.instant(clock.instant()));
        }
        return Json.MAPPER.treeToValue(fields, Post.class);
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            String known = Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" "));
            return place(format) + "expected one of " + known + "; found " + format.getValue();
        }
        if (e instanceof JsonMappingException mapping) {
            return place(mapping) + mapping.getOriginalMessage();
        }
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
        return "not JSON" + (column > 0 ? " at column " + column : "") + ": " + e.getOriginalMessage();
    }

    private static String place(JsonMappingException e) {
        return e.getPath().isEmpty()
                ? ""
                : e.getPath().stream()
                        .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                        .collect(Collectors.joining(".", "`", "`: "));
    }

    private static String kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }

    private static byte[] withoutMark(byte[] line) {
        int length = BYTE_ORDER_MARK.length;
        boolean isMarked = line.length >= length && Arrays.equals(line, 0, length, BYTE_ORDER_MARK, 0, length);
        return isMarked ? Arrays.copyOfRange(line, length, line.length) : line;
    }
}
