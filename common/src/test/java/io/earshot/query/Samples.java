package io.earshot.query;

import io.earshot.brand.MatchOptions;
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
            "iphone",
            "cafe",
            "łódź",
            "lodz",
            "bill",
            "acm3",
            "4",
            "асме");
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
            "bank",
            // With accents and without.
            "cafe",
            "CAFE's",
            "#Café",
            "Łódź",
            "Lodz",
            "@café",
            // Digits for letters.
            "acm3",
            "4CM3's",
            "#4cme",
            "$4cme",
            "@4cme",
            "B1ll",
            "b111",
            "caf3\u0301",
            "403",
            "l'4cm3",
            "d0wn",
            // Hashtags of several words.
            "#AcmeFail",
            "#AcmeAcmeFail",
            "#FailAcme",
            "#acme_fail",
            "#Acme24",
            "#_acme",
            "#nova_",
            "#__",
            "#ACMEFail's",
            "#CaféAcme",
            "#Cafe\u0301Acme",
            "#Acme\u200BFail",
            "#My苹果Nova",
            "#notWorking",
            "#4cmeDown",
            // Letters that look like others.
            "аcme",
            "Αcmе’s",
            "l'аcme",
            "@аcme",
            "#аcme",
            "#АcmeFail",
            "асме",
            "жcme",
            "ᴀᴄᴍᴇ",
            "ᴀᴄᴍᴇ's",
            "🅰🅲🅼🅴",
            "#🅰🅲🅼🅴",
            "a\u0336c\u0336m\u0336e\u0336",
            "#n\u0336o\u0336v\u0336a\u0336Bank");

    /** Exact characters. The last have no word in them, and so stand only beside one. */
    private static final List<String> RAW = List.of(
            "ACME",
            "Acme",
            "acme",
            "acme's",
            "l'acme",
            "acme-bank",
            "acme bank",
            "#acme",
            "#AcmeBank",
            "@acme",
            "$ACME",
            "nova,",
            "nova, acme",
            "(bank)",
            "(bank) down",
            "Café",
            "cafe\u0301",
            "ａｃｍｅ",
            "苹果",
            "9.99",
            "24/7",
            "24",
            "🔥",
            "don’t",
            "fail.",
            "com",
            "Cafe",
            "4cme",
            "#AcmeFail",
            "аcme");

    private static final List<String> RAW_SIGNS = List.of("!", "...", ",", "’", "/");
    private static final List<String> FILTERS = List.of(
            "PLATFORM:x",
            "LANG:en",
            "LANG:de",
            "COUNTRY:DE",
            "AUTHOR:acme",
            "AUTHOR:nova",
            "KIND:quote",
            "IS:repost",
            "IS:reply",
            "IS:quote",
            "IS:verified",
            "HAS:links",
            "HAS:hashtags",
            "HAS:mentions",
            "HAS:media",
            "TO:acme",
            "TO:nova",
            "SITE:acme.com",
            "SITE:nova.org",
            "SITE:co",
            "URL:bank",
            "URL:acme.com/b",
            "FOLLOWERS:>1000",
            "FOLLOWERS:<=500",
            "FOLLOWERS:100..1500",
            "RATING:<3",
            "RATING:3..5",
            "RATING:2",
            "SENTIMENT:negative",
            "SENTIMENT:positive",
            "SENTIMENT:<0",
            "SENTIMENT:>=0.5",
            "INTENT:outage",
            "INTENT:praise");

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
        return new Post(
                "x:1",
                one(List.of(Platform.X, Platform.REDDIT)),
                one(List.of(PostKind.POST, PostKind.POST, PostKind.REPOST, PostKind.REPLY, PostKind.QUOTE)),
                new Author(
                        null,
                        maybe("acme", "@Nova"),
                        null,
                        random.nextBoolean() ? null : (long) random.nextInt(2000),
                        random.nextBoolean() ? null : random.nextBoolean()),
                text.toString(),
                maybe("en", "en-US", "de"),
                Instant.EPOCH,
                null,
                maybe("x:2"),
                null,
                maybe("x:3"),
                null,
                null,
                null,
                null,
                random.nextBoolean() ? null : one(List.of(2.0, 3.0, 4.5)),
                maybe("DE", "fr"),
                maybe("https://www.acme.com/p", "x.co"),
                list("https://help.acme.com/Bank?x=1", "http://me@nova.org:80"),
                list("fail"),
                list("Acme", "@nova"),
                list("a.png"));
    }

    private @Nullable String maybe(String... values) {
        return random.nextBoolean() ? null : one(List.of(values));
    }

    private List<String> list(String... values) {
        String value = random.nextInt(3) > 0 ? null : one(List.of(values));
        return value == null ? List.of() : List.of(value);
    }

    /** How a brand matches posts: about every other one as without settings. */
    MatchOptions options() {
        if (random.nextBoolean()) {
            return MatchOptions.DEFAULT;
        }
        return new MatchOptions(
                one(List.of(MatchOptions.Letters.values())),
                one(List.of(MatchOptions.Hashtags.values())),
                one(List.of(MatchOptions.Letters.values())),
                random.nextInt(4) > 0 ? MatchOptions.Posts.INCLUDE : MatchOptions.Posts.EXCLUDE,
                random.nextInt(4) > 0 ? MatchOptions.Posts.INCLUDE : MatchOptions.Posts.EXCLUDE);
    }

    boolean inOneOf(int cases) {
        return random.nextInt(cases) == 0;
    }

    /** A query that the parser takes, as it prints. */
    Query query() {
        return positive(3);
    }

    private Query positive(int depth) {
        int choice = depth == 0 ? random.nextInt(4) : random.nextInt(9);
        return switch (choice) {
            case 0, 1 -> random.nextInt(6) > 0 ? term() : raw();
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
            Query part =
                    switch (random.nextInt(9)) {
                        case 0, 1, 2 -> filter();
                        case 3 -> new Query.Raw(one(RAW_SIGNS));
                        default -> positive(depth - 1);
                    };
            if (random.nextBoolean()) {
                part = part instanceof Query.Not ? part : new Query.Not(part);
            }
            parts.add(random.nextInt(parts.size() + 1), part);
        }
        return Query.and(parts);
    }

    private Query side() {
        return random.nextInt(3) > 0 ? placed() : Query.or(some(2, 3, this::placed));
    }

    private Query placed() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> phrase();
            case 3 -> raw();
            default -> term();
        };
    }

    private Query raw() {
        return new Query.Raw(one(RAW));
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
            case 0 ->
                new Query.Term(
                        Query.Term.Kind.HASHTAG,
                        one(List.of("acme", "fail", "acmebank", "苹果", "acmefail", "cafe")),
                        false);
            case 1 -> new Query.Term(Query.Term.Kind.HANDLE, one(List.of("acme", "nova", "nova_")), false);
            case 2 -> new Query.Term(Query.Term.Kind.CASHTAG, "acme", false);
            case 3 -> new Query.Term(Query.Term.Kind.WORD, one(STARTS), true);
            default -> new Query.Term(Query.Term.Kind.WORD, one(WORDS), false);
        };
    }

    private Query filter() {
        String[] filter = one(FILTERS).split(":", 2);
        return new Query.Filter(Field.valueOf(filter[0]), filter[1]);
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
