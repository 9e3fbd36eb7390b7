package io.earshot.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.io.ByteArrayOutputStream;
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
        Lines lines = new Lines(in);
        int bad = 0;
        byte[] line;
        for (int number = 1; (line = lines.next()) != null; number++) {
            if (isBlank(line)) {
                continue;
            }
            Post post;
            try {
                post = post(line, number, clock);
            } catch (JsonProcessingException e) {
                errors.println(name + ":" + number + ": " + reason(e));
                bad++;
                continue;
            }
            posts.accept(post);
        }
        return bad;
    }

    private static Post post(byte[] line, int number, InstantSource clock) throws JsonProcessingException {
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
            fields.put("id", Integer.toString(number));
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

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Lines as bytes, so that a line that is not UTF-8 spoils no other. */
    private static final class Lines {
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private int from;
        private int to;
        private boolean first = true;

        Lines(InputStream in) {
            this.in = in;
        }

        /** The next line without its end, null after the last. */
        byte @Nullable [] next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
            boolean any = false;
            while (true) {
                if (from == to) {
                    from = 0;
                    to = Math.max(0, in.read(buffer));
                    if (to == 0) {
                        return any ? trimmed(line) : null;
                    }
                }
                any = true;
                int start = from;
                while (from < to && buffer[from] != '\n') {
                    from++;
                }
                line.write(buffer, start, from - start);
                if (from < to) {
                    from++;
                    return trimmed(line);
                }
            }
        }

        private byte[] trimmed(ByteArrayOutputStream line) {
            byte[] bytes = line.toByteArray();
            boolean marked = first && bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BYTE_ORDER_MARK, 0, 3);
            int start = marked ? 3 : 0;
            first = false;
            int end = bytes.length;
            if (end > start && bytes[end - 1] == '\r') {
                end--;
            }
            return Arrays.copyOfRange(bytes, start, end);
        }
    }
}
