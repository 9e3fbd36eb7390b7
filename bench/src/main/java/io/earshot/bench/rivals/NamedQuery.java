package io.earshot.bench.rivals;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.query.Query;
import io.earshot.query.QueryParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A query of a brand, as {@code brand/query}. */
record NamedQuery(String id, Query query) {
    static List<NamedQuery> of(List<Brand> brands) {
        List<NamedQuery> named = new ArrayList<>();
        for (Brand brand : brands) {
            for (BrandQuery query : brand.queries()) {
                Query tree =
                        Objects.requireNonNull(QueryParser.parse(query.query()).query(), query.query());
                named.add(new NamedQuery(brand.id() + "/" + query.id(), tree));
            }
        }
        return named;
    }
}
