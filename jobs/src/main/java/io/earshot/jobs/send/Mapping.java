package io.earshot.jobs.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import io.earshot.post.BadPostException;
import io.earshot.post.Post;
import io.earshot.post.PostDecoder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How rows of a foreign file become posts: for each field of the contract where its value comes from. What it makes is
 * held against the contract like any other post. Read from YAML, see {@code docs/input.md}.
 *
 * @param input what the files are; null to go by their names
 * @param header the columns of files that have no header line; empty if they have one
 * @param columns where each column is first named in the mapping file, as {@code file:line:column}
 */
public record Mapping(
        @Nullable Input input,
        char delimiter,
        Charset charset,
        List<String> header,
        List<Field> fields,
        Map<String, String> columns) {

    private static final PostDecoder DECODER = new PostDecoder();

    /** What a file consists of. */
    enum Input {
        CSV,
        JSON
    }

    /**
     * Reads a mapping file.
     *
     * @throws MappingException with every error, each with its place
     */
    public static Mapping load(Path file) throws MappingException {
        return MappingFile.read(file);
    }

    /** The post that a row makes. */
    Post post(Row row) throws RowException {
        ObjectNode post = Json.MAPPER.createObjectNode();
        for (Field field : fields) {
            int dot = field.name().indexOf('.');
            if (dot < 0) {
                field.put(row, post, field.name());
            } else {
                field.put(
                        row,
                        post.withObjectProperty(field.name().substring(0, dot)),
                        field.name().substring(dot + 1));
            }
        }
        if (!post.has("kind") && post.has("inReplyTo")) {
            post.put("kind", "reply");
        }
        try {
            return DECODER.decode(Json.bytes(post), "earshot").get(0);
        } catch (BadPostException e) {
            throw new RowException(e.getMessage());
        }
    }
}
