package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.Brand;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A matcher that is made from another, for brands that changed. */
final class ChangedMatcherTest {
    @Test
    void matchesAsOneMadeAnew() {
        Random random = new Random(11);
        Samples samples = new Samples(11);
        Map<String, Brand> brands = new TreeMap<>();
        BrandMatcher matcher = BrandMatcher.compile(List.of());
        int matched = 0;
        for (int round = 0; round < 300; round++) {
            for (int change = random.nextInt(4); change >= 0; change--) {
                String id = "b" + random.nextInt(20);
                if (random.nextInt(3) == 0) {
                    brands.remove(id);
                } else {
                    brands.put(
                            id,
                            Matching.brand(
                                    id,
                                    samples.query().toString(),
                                    samples.query().toString()));
                }
            }
            matcher = matcher.with(brands.values());
            BrandMatcher anew = BrandMatcher.compile(brands.values());
            for (int i = 0; i < 20; i++) {
                Post post = samples.post();
                List<BrandMatch> expected = anew.match(post);
                assertThat(matcher.match(post)).isEqualTo(expected);
                matched += expected.size();
            }
            assertThat(matcher.queries()).isEqualTo(anew.queries());
            assertThat(matcher.terms()).isEqualTo(anew.terms());
        }
        assertThat(matched).isGreaterThan(1_000);
    }

    @Test
    void forgetsTheTermsOfBrandsThatWent() {
        BrandMatcher matcher = BrandMatcher.compile(brands(0));
        long bytes = matcher.bytes();
        for (int version = 1; version <= 20; version++) {
            List<Brand> half = new ArrayList<>(brands(version - 1).subList(0, 60));
            half.addAll(brands(version).subList(60, 100));
            matcher = matcher.with(half).with(brands(version));
        }

        assertThat(matcher.bytes()).isBetween(bytes / 2, 3 * bytes);
        assertThat(matcher.match(Matching.post("word0of20 is down, word0of19 too")))
                .hasSize(1);
    }

    @Test
    void theOldOneStaysAsItWas() {
        BrandMatcher old = BrandMatcher.compile(
                List.of(Matching.brand("a", "alpha"), Matching.brand("b", "beta"), Matching.brand("c", "gamma")));
        BrandMatcher changed = old.with(
                List.of(Matching.brand("a", "alpha"), Matching.brand("b", "delta"), Matching.brand("c", "gamma")));

        assertThat(old.match(Matching.post("beta"))).hasSize(1);
        assertThat(old.match(Matching.post("delta"))).isEmpty();
        assertThat(changed.match(Matching.post("beta"))).isEmpty();
        assertThat(changed.match(Matching.post("delta"))).hasSize(1);
        assertThat(changed.match(Matching.post("gamma alpha"))).hasSize(2);
    }

    @Test
    void itsMemoryGrowsWithItsQueries() {
        BrandMatcher one = BrandMatcher.compile(brands(0).subList(0, 1));
        BrandMatcher hundred = BrandMatcher.compile(brands(0));

        // A term and the index of it, a query and its clause, a brand: no less than this, not ten times as much.
        assertThat(hundred.bytes() - one.bytes()).isBetween(99L * 400, 99L * 4_000);
        assertThat(Footprint.of(List.of(new int[1_000], "word", new long[3][4])))
                .isEqualTo(4_016 + 24 + 24 + 32 + 3 * 48);
    }

    private static List<Brand> brands(int version) {
        return IntStream.range(0, 100)
                .mapToObj(i -> Matching.brand(
                        "b" + i, "word" + i + "of" + version + " (down OR \"not working" + version + "\" OR broken)"))
                .toList();
    }
}
