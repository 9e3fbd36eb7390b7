package io.earshot.query;

import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes posts and queries of few words, so that they often meet. */
final class Samples {
    private static final List<String> WORDS = List.of(
            "acme",
            "nova",
            "bank",
            "down",
            "not",
            "working",
            "fail",
            "café",
            "strasse",
            "don't",
            "9.99",
            "24",
            "acmebank",
            "🔥",
            "👍",
            "🤷",
            "苹",
            "果",
            "ト",
            "ทํ",
            "า",
            "iphone");
    private static final List<String> STARTS = List.of("acm", "work", "caf", "str", "acmeb");
    private static final List<String> SPELLINGS = List.of(
            "Acme",
            "ACME",
            "ac\u200Bme",
            "acme's",
            "Acme’s",
            "l'acme",
            "ａｃｍｅ",
            "𝐚𝐜𝐦𝐞",
            "#acme",
            "#AcmeBank",
            "@acme",
            "@acme's",
            "$ACME",
            "acmes",
            "NOVA",
            "nova",
            "nova,",
            "(bank)",
            "acme-bank",
            "bank_down",
            "not",
            "working!",
            "fail.",
            "#fail",
            "#fail's",
            "Café",
            "cafe\u0301",
            "CAFE\u0301",
            "STRASSE",
            "Straße",
            "don’t",
            "DON'T",
            "9.99",
            "24/7",
            "24",
            "🔥🔥",
            "👍🏽",
            "🤷‍♀️",
            "🤷",
            "苹果",
            "我的苹果手机",
            "#苹果",
            "iPhone手机",
            "トヨタ",
            "ทำดี",
            "ท\u0E4Dา",
            "https://acme.com/bank",
            "nova:http://x.co/acme",
            "www.acme.com",
            "joe@acme.com",
            "&#acme;",
            "foo#nova",
            "acme.com",
            "\u00ADdown",
            "down",
            "down",
            "@nova_",
            "acme\uFE0F",
            "it",
            "is",
            "the",
            "acme",
            "bank");

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    Post post() {
        StringBuilder text = new StringBuilder();
        int words = random.nextInt(12);
        for (int i = 0; i < words; i++) {
            text.append(one(SPELLINGS)).append(one(List.of(" ", " ", " ", ", ", "\n", " – ", "... ")));
        }
        return post(
                one(List.of(Platform.X, Platform.REDDIT)),
                one(List.of(PostKind.POST, PostKind.REPOST)),
                random.nextBoolean() ? null : (long) random.nextInt(2000),
                random.nextBoolean() ? null : one(List.of("en", "en-US", "de")),
                text.toString());
    }

    static Post post(Platform platform, PostKind kind, @Nullable Long followers, @Nullable String lang, String text) {
        return new Post(
                "x:1",
                platform,
                kind,
                new Author(null, null, null, followers, null),
                text,
                lang,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A query that the parser takes, as it prints. */
    Query query() {
        return positive(3);
    }

    private Query positive(int depth) {
        int choice = depth == 0 ? random.nextInt(4) : random.nextInt(9);
        return switch (choice) {
            case 0, 1 -> term();
            case 2 -> phrase();
            case 3, 4 -> new Query.Near(side(), side(), random.nextInt(4), random.nextBoolean());
            case 5, 6 -> Query.or(some(2, 3, () -> positive(depth - 1)));
            default -> and(depth);
        };
    }

    private Query and(int depth) {
        List<Query> parts = new ArrayList<>(some(1, 2, () -> positive(depth - 1)));
        int more = 1 + random.nextInt(2);
        for (int i = 0; i < more; i++) {
            Query part = random.nextInt(3) == 0 ? filter() : positive(depth - 1);
            if (random.nextBoolean()) {
                part = part instanceof Query.Not ? part : new Query.Not(part);
            }
            parts.add(random.nextInt(parts.size() + 1), part);
        }
        return Query.and(parts);
    }

    private Query side() {
        return random.nextInt(3) > 0
                ? random.nextInt(3) > 0 ? term() : phrase()
                : Query.or(some(2, 3, () -> random.nextInt(3) > 0 ? term() : phrase()));
    }

    private Query phrase() {
        List<Query.Term> terms = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            terms.add(term());
        }
        return new Query.Phrase(terms, random.nextInt(3) == 0 ? random.nextInt(4) : 0);
    }

    private Query.Term term() {
        return switch (random.nextInt(10)) {
            case 0 -> new Query.Term(Query.Term.Kind.HASHTAG, one(List.of("acme", "fail", "acmebank", "苹果")), false);
            case 1 -> new Query.Term(Query.Term.Kind.HANDLE, one(List.of("acme", "nova", "nova_")), false);
            case 2 -> new Query.Term(Query.Term.Kind.CASHTAG, "acme", false);
            case 3 -> new Query.Term(Query.Term.Kind.WORD, one(STARTS), true);
            default -> new Query.Term(Query.Term.Kind.WORD, one(WORDS), false);
        };
    }

    private Query filter() {
        return switch (random.nextInt(5)) {
            case 0 -> new Query.Filter(Field.PLATFORM, "x");
            case 1 -> new Query.Filter(Field.LANG, one(List.of("en", "de")));
            case 2 -> new Query.Filter(Field.IS, "repost");
            case 3 -> new Query.Filter(Field.FOLLOWERS, ">1000");
            default -> new Query.Filter(Field.HAS, one(List.of("links", "hashtags")));
        };
    }

    private List<Query> some(int least, int most, Supplier<Query> one) {
        List<Query> queries = new ArrayList<>();
        int count = least + random.nextInt(most - least + 1);
        for (int i = 0; i < count; i++) {
            queries.add(one.get());
        }
        return queries;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
