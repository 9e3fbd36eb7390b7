package io.earshot.query.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the queries of a JSON file, and where each of their characters stands in it. */
final class JsonQueries {
    private static final Set<String> TEXTS = Set.of("value", "query", "booleanQuery");
    private static final Set<String> NAMES = Set.of("tag", "name");

    private final String file;
    private final List<ForeignQuery> queries = new ArrayList<>();

    private JsonQueries(String file) {
        this.file = file;
    }

    static List<ForeignQuery> read(String file) throws BadForeignException {
        JsonQueries reader = new JsonQueries(file);
        try (JsonParser parser = new JsonFactory().createParser(file)) {
            parser.nextToken();
            reader.value(parser);
            if (parser.nextToken() != null) {
                throw new BadForeignException(offset(parser), "expected the end after the JSON, found more");
            }
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
            throw new BadForeignException(
                    (int) Math.max(0, Math.min(at, file.length())), "this is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new AssertionError("a string is read without I/O", e);
        }
        return reader.queries;
    }

    private void value(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                value(parser);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser);
        }
    }

    private void object(JsonParser parser) throws IOException {
        @Nullable ForeignQuery query = null;
        Optional<String> name = Optional.empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                value(parser);
            } else if (TEXTS.contains(key)) {
                query = new ForeignQuery(Optional.empty(), parser.getText(), places(parser));
            } else if (NAMES.contains(key)) {
                name = Optional.of(parser.getText());
            }
        }
        if (query != null) {
            queries.add(query.named(name));
        }
    }

    private int[] places(JsonParser parser) throws IOException {
        int[] places = new int[parser.getTextLength() + 1];
        int at = offset(parser) + 1;
        for (int i = 0; i < places.length; i++) {
            places[i] = at;
            at += file.charAt(at) != '\\' ? 1 : file.charAt(at + 1) == 'u' ? 6 : 2;
        }
        return places;
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
