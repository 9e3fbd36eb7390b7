package io.earshot.query;

import io.earshot.brand.Brand;
import java.util.List;

/** A brand with its queries ready to be held against a post. It stays the same as other brands come and go. */
final class CompiledBrand {
    final Brand brand;
    final List<CompiledQuery> queries;
    final List<CompiledRule> rules;
    /** The numbers of all different terms of its queries and rules. */
    final int[] terms;

    CompiledBrand(Brand brand, List<CompiledQuery> queries, List<CompiledRule> rules, int[] terms) {
        this.brand = brand;
        this.queries = List.copyOf(queries);
        this.rules = List.copyOf(rules);
        this.terms = terms;
    }
}
