package io.earshot.brand;

import java.util.Objects;

/**
 * One query of a brand.
 *
 * @param id unique within the brand
 * @param query in the query language
 */
public record BrandQuery(String id, String query) {
    public BrandQuery {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(query, "query");
    }
}
