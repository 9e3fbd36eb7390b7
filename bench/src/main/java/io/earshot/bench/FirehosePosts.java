package io.earshot.bench;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.json.Json;
import io.earshot.post.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A synthetic firehose: posts of 608 bytes on average with 171 characters of text, words by Zipf's law, a given share
 * of which mean one of the brands. The same seed gives the same posts.
 */
final class FirehosePosts {
    private static final int TEXT_LENGTH = 171;
    private static final int PADDED_LENGTH = 608;
    private static final long QUERIES_SEED = 9;

    private final Random random;
    private final Vocabulary vocabulary = new Vocabulary();
    private final List<Brand> brands;
    private final List<String> brandWords;
    private final double mentionShare;
    private final StringBuilder json = new StringBuilder(1024);

    FirehosePosts(long seed, int brandCount, int wordCount, double mentionShare) {
        this.random = new Random(seed);
        this.mentionShare = mentionShare;
        // Brand words end in q, which no word of the vocabulary does: the share of mentions is what is asked for.
        this.brandWords = new ArrayList<>(wordCount);
        for (int i = 0; i < wordCount; i++) {
            brandWords.add(Vocabulary.name(i));
        }
        this.brands = new ArrayList<>(brandCount);
        int perBrand = wordCount / brandCount;
        for (int i = 0; i < brandCount; i++) {
            String query = String.join(" OR ", brandWords.subList(i * perBrand, (i + 1) * perBrand));
            brands.add(new Brand(
                    "brand" + i,
                    "Brand " + i,
                    Map.of(Platform.X, List.of("brandhandle" + i)),
                    List.of(),
                    List.of(new BrandQuery("main", query))));
        }
    }

    /** The brands with one query each, an OR of the brand's words. */
    List<Brand> brands() {
        return brands;
    }

    /** The same brands with queries of real shape, one for each of the brand's words. */
    List<Brand> brandsWithQueries() {
        return QueryGenerator.brands(QUERIES_SEED, brands.size(), brandWords.size() / brands.size(), vocabulary);
    }

    /** Whether the post of this number means a brand. */
    boolean isMention(long number) {
        // A fixed multiplicative hash: the same posts are mentions whatever was generated before.
        double uniform = ((number * 0x9E3779B97F4A7C15L) >>> 11) * 0x1.0p-53;
        return uniform < mentionShare;
    }

    static String id(long number) {
        return "x:" + (1_000_000_000L + number);
    }

    /** The post of this number, as UTF-8 JSON of the posts contract (ASCII only). */
    String post(long number, Instant createdAt) {
        json.setLength(0);
        json.append("{\"id\":\"").append(id(number));
        json.append("\",\"platform\":\"x\",\"kind\":\"post\",\"author\":{\"id\":\"")
                .append(random.nextInt(50_000_000));
        json.append("\",\"handle\":\"user").append(random.nextInt(50_000_000));
        json.append("\",\"name\":\"").append(vocabulary.any(random));
        json.append("\",\"followers\":").append(random.nextInt(20_000)).append(",\"verified\":false},\"text\":\"");
        appendText(number);
        json.append("\",\"lang\":\"en\",\"createdAt\":\"").append(Json.instant(createdAt));
        json.append("\",\"receivedAt\":\"").append(Json.instant(createdAt));
        json.append("\",\"shares\":").append(random.nextInt(50));
        json.append(",\"likes\":").append(random.nextInt(500));
        json.append(",\"replies\":").append(random.nextInt(20));
        json.append(",\"country\":\"US\",\"url\":\"https://x.example/").append(number);
        json.append("\",\"hashtags\":[],\"links\":[\"https://t.example/");
        while (json.length() < PADDED_LENGTH - 3) {
            json.append((char) ('a' + random.nextInt(26)));
        }
        return json.append("\"]}").toString();
    }

    private void appendText(long number) {
        int start = json.length();
        int brandAt = isMention(number) ? start + random.nextInt(TEXT_LENGTH - 20) : Integer.MAX_VALUE;
        // The last word makes it three characters longer than this on average.
        while (json.length() - start < TEXT_LENGTH - 3) {
            if (json.length() >= brandAt) {
                json.append(brandWords.get(random.nextInt(brandWords.size()))).append(' ');
                brandAt = Integer.MAX_VALUE;
            }
            json.append(vocabulary.used(random)).append(' ');
        }
        if (brandAt != Integer.MAX_VALUE) {
            json.append(brandWords.get(random.nextInt(brandWords.size())));
        }
    }
}
