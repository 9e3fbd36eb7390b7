package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Ruling;
import java.util.List;

/**
 * A brand that a post means.
 *
 * @param queries the queries that matched, in the brand's order; empty for a post of the brand's own
 * @param tagged whether one of the brand's handles is used in the post
 * @param own whether the brand wrote it
 * @param ruling what the brand's rules say of the post
 */
public record BrandMatch(Brand brand, List<QueryMatch> queries, boolean tagged, boolean own, Ruling ruling) {}
