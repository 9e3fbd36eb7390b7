package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A query as the table of cases writes it, with the settings that stand before it.
 *
 * @param let the groups that it may use
 */
record CaseQuery(String text, Map<String, String> let) {
    CaseQuery() {
        this("", Map.of());
    }

    /** What the line makes of it: settings that stand together are of the query after them. */
    CaseQuery next(String line) {
        CaseQuery before = text.isEmpty() ? this : new CaseQuery();
        if (line.startsWith("let: ")) {
            int equals = line.indexOf(" = ");
            Map<String, String> more = new TreeMap<>(before.let);
            more.put(line.substring("let: ".length(), equals), line.substring(equals + " = ".length()));
            return new CaseQuery("", more);
        }
        return new CaseQuery(line, before.let);
    }

    Brand brand() {
        return new Brand("b", "b", Map.of(), List.of(), List.of(new BrandQuery("q", text)), let);
    }

    ParsedQuery parsed() {
        return QueryParser.parse(text, brand().dialect());
    }
}
