package io.earshot.bench;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.post.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes brand books of the shape that people's have, over the {@link Vocabulary} of {@link FirehosePosts}.
 *
 * <p>A query has 3 to 30 clauses (words, phrases, tags, handles and fields), few of them more often than many: 3 + 27 u²
 * for an even u, 12 on average. The first query of a brand is all by which it is called: its names, a hashtag or a handle
 * of some, its account, without reposts, without its own posts, without a phrase of two of its names. Each other one has
 * a theme:
 *
 * <ul>
 *   <li>4 in 10: a name and a word of the theme ({@code name (a OR b OR "c d" OR efg* OR #h) -i lang:en});
 *   <li>3 in 10: the same with NEAR or ONEAR and up to 15 tokens between;
 *   <li>1 in 10: a name without some words;
 *   <li>1 in 10: phrases of a name and a word, with and without slop, and their hashtags;
 *   <li>1 in 10: a name that is a word of the language too, near words of the theme ({@code nova NEAR/10 (bank OR card)}).
 * </ul>
 *
 * A name has up to three clauses: the word, its tag, its handle, a phrase with it. Every other query excludes 1 to 4 words
 * or phrases, 3 in 10 hold a field. Words of a theme are drawn as they are used, by Zipf's law, without the hundred
 * most used; of 100 clauses of a theme 70 are words, 15 phrases, 5 with slop, 5 end in a star, 5 are hashtags.
 *
 * <p>Names are of no other brand and no word of the vocabulary, but for the last theme's. A post with a name matches the
 * brand's first query, so the share of mentions is that of the posts with a name, and some by chance for the last
 * theme: {@code MatcherBenchmark}'s main counts both. The same seed gives the same queries.
 */
public final class QueryGenerator {
    private static final int LEAST_CLAUSES = 3;
    private static final int MOST_CLAUSES = 30;
    /** Nobody looks for the and of. */
    private static final int STOP_WORDS = 100;
    /** What is a name and a word too is not one of the most used. */
    private static final int AMBIGUOUS_RANK = 2_000;

    private final Random random;
    private final Vocabulary vocabulary;

    private QueryGenerator(long seed, Vocabulary vocabulary) {
        random = new Random(seed);
        this.vocabulary = vocabulary;
    }

    /** Brands with so many queries each. Brand b has the names from {@code b * queriesPerBrand} on, as many. */
    public static List<Brand> brands(long seed, int brands, int queriesPerBrand, Vocabulary vocabulary) {
        QueryGenerator generator = new QueryGenerator(seed, vocabulary);
        List<Brand> made = new ArrayList<>(brands);
        for (int brand = 0; brand < brands; brand++) {
            made.add(generator.brand(brand, queriesPerBrand));
        }
        return made;
    }

    private Brand brand(int brand, int queriesPerBrand) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < queriesPerBrand; i++) {
            names.add(Vocabulary.name(brand * queriesPerBrand + i));
        }
        String account = "brandhandle" + brand;
        List<BrandQuery> queries = new ArrayList<>();
        queries.add(new BrandQuery("main", main(names, account)));
        for (int i = 1; i < queriesPerBrand; i++) {
            queries.add(new BrandQuery("theme" + i, theme(names.get(i))));
        }
        return new Brand("brand" + brand, "Brand " + brand, Map.of(Platform.X, List.of(account)), List.of(), queries);
    }

    private String main(List<String> names, String account) {
        List<String> called = new ArrayList<>(names);
        called.add("@" + account);
        for (String name : names) {
            if (called.size() < MOST_CLAUSES - 4 && random.nextInt(3) == 0) {
                called.add((random.nextBoolean() ? "#" : "@") + name);
            }
        }
        String mixedUp = names.size() < 2 ? "" : " -\"" + names.get(0) + " " + names.get(1) + "\"";
        return "(" + String.join(" OR ", called) + ") -is:repost -author:" + account + mixedUp;
    }

    private String theme(String name) {
        double even = random.nextDouble();
        int clauses = LEAST_CLAUSES + (int) ((MOST_CLAUSES - LEAST_CLAUSES + 1) * even * even);
        String field = clauses > 4 && random.nextInt(10) < 3 ? " " + field() : "";
        int excluded = random.nextBoolean() ? Math.min(clauses - 3, 1 + random.nextInt(4)) : 0;
        int left = clauses - excluded - (field.isEmpty() ? 0 : 1);
        StringBuilder query = new StringBuilder(body(name, left));
        for (int i = 0; i < excluded; i++) {
            query.append(" -").append(random.nextInt(4) == 0 ? phrase(2, this::themeWord) : themeWord());
        }
        return query.append(field).toString();
    }

    private String body(String name, int clauses) {
        int kind = random.nextInt(10);
        int named = Math.min(clauses - 1, 1 + random.nextInt(3));
        if (kind < 4) {
            return name(name, named) + " " + context(clauses - named, this::themeWord);
        }
        if (kind < 7) {
            return name(name, named) + near(15) + context(clauses - named, this::themeWord);
        }
        if (kind == 7) {
            StringBuilder without = new StringBuilder(name(name, named));
            for (int i = named; i < clauses; i++) {
                without.append(" -").append(themeWord());
            }
            return without.toString();
        }
        if (kind == 8) {
            return phrases(name, clauses);
        }
        String ambiguous = vocabulary.word(AMBIGUOUS_RANK + random.nextInt(Vocabulary.SIZE - AMBIGUOUS_RANK));
        return ambiguous + near(10) + context(clauses - 1, () -> vocabulary.any(random));
    }

    private String near(int most) {
        return (random.nextInt(4) == 0 ? " ONEAR/" : " NEAR/") + random.nextInt(most + 1) + " ";
    }

    private String name(String name, int clauses) {
        List<String> ways = new ArrayList<>(List.of(name, "#" + name, "\"" + themeWord() + " " + name + "\""));
        if (random.nextBoolean()) {
            ways.set(1, "@" + name);
        }
        return any(ways.subList(0, clauses));
    }

    private String phrases(String name, int clauses) {
        List<String> phrases = new ArrayList<>();
        for (int i = 0; i < clauses; i++) {
            String word = themeWord();
            phrases.add(
                    switch (random.nextInt(4)) {
                        case 0 -> "\"" + name + " " + word + "\"";
                        case 1 -> "\"" + word + " " + name + "\"";
                        case 2 -> "\"" + name + " " + word + "\"~" + (1 + random.nextInt(3));
                        default -> "#" + name + word;
                    });
        }
        return any(phrases);
    }

    private String context(int clauses, Supplier<String> word) {
        List<String> context = new ArrayList<>();
        for (int i = 0; i < clauses; i++) {
            int kind = random.nextInt(20);
            String first = word.get();
            if (kind < 3) {
                context.add(phrase(2 + random.nextInt(2), word));
            } else if (kind == 3) {
                context.add(phrase(2, word) + "~" + (1 + random.nextInt(3)));
            } else if (kind == 4 && first.length() > 3) {
                context.add(first + "*");
            } else if (kind == 5) {
                context.add("#" + first);
            } else {
                context.add(first);
            }
        }
        return any(context);
    }

    private static String any(List<String> clauses) {
        return clauses.size() == 1 ? clauses.get(0) : "(" + String.join(" OR ", clauses) + ")";
    }

    private String phrase(int words, Supplier<String> word) {
        List<String> phrase = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            phrase.add(word.get());
        }
        return "\"" + String.join(" ", phrase) + "\"";
    }

    private String themeWord() {
        int rank = vocabulary.rank(random);
        while (rank < STOP_WORDS) {
            rank = vocabulary.rank(random);
        }
        return vocabulary.word(rank);
    }

    private String field() {
        return switch (random.nextInt(6)) {
            case 0 -> "lang:en";
            case 1 -> "-is:repost";
            case 2 -> "followers:>" + 100 * random.nextInt(50);
            case 3 -> "country:" + (random.nextBoolean() ? "US" : "DE");
            case 4 -> "platform:x";
            default -> "has:links";
        };
    }
}
