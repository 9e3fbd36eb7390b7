package io.earshot.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.brand.MatchOptions;
import io.earshot.json.Json;
import io.earshot.post.Platform;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A query as the table of cases writes it, with the settings that stand before it.
 *
 * @param let the groups that it may use
 * @param options how posts are matched for its brand
 */
record CaseQuery(String text, Map<String, String> let, MatchOptions options) {
    CaseQuery() {
        this("", Map.of(), MatchOptions.DEFAULT);
    }

    /** What the line makes of it: settings that stand together are of the query after them. */
    CaseQuery next(String line) throws JsonProcessingException {
        CaseQuery before = text.isEmpty() ? this : new CaseQuery();
        if (line.startsWith("let: ")) {
            int equals = line.indexOf(" = ");
            Map<String, String> more = new TreeMap<>(before.let);
            more.put(line.substring("let: ".length(), equals), line.substring(equals + " = ".length()));
            return new CaseQuery("", more, before.options);
        }
        if (line.startsWith("matching: ")) {
            String json = line.substring("matching: ".length()).replaceAll("(\\w+)", "\"$1\"");
            return new CaseQuery("", before.let, Json.MAPPER.readValue(json, MatchOptions.class));
        }
        return new CaseQuery(line, before.let, before.options);
    }

    Brand brand() {
        return new Brand(
                "b",
                "b",
                Map.of(Platform.X, List.of("own")),
                List.of(),
                List.of(new BrandQuery("q", text)),
                let,
                options);
    }

    ParsedQuery parsed() {
        return QueryParser.parse(text, brand().dialect());
    }
}
