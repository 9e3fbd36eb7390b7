package io.earshot.query;

import io.earshot.brand.Brand;
import java.util.List;

/** A brand with its queries ready to be held against a post. It stays the same as other brands come and go. */
final class CompiledBrand {
    final Brand brand;
    final List<CompiledQuery> queries;
    /** The numbers of all different terms of its queries. */
    final int[] terms;

    CompiledBrand(Brand brand, List<CompiledQuery> queries, int[] terms) {
        this.brand = brand;
        this.queries = List.copyOf(queries);
        this.terms = terms;
    }
}
