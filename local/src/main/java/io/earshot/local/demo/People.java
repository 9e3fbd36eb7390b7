package io.earshot.local.demo;

import io.earshot.post.Author;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Invented people, some of them with many followers. */
final class People {
    private static final int COUNT = 2500;
    private static final List<String> SYLLABLES = List.of(
            "ba", "do", "fi", "ga", "ju", "ka", "lo", "mi", "na", "pe", "ri", "sa", "tu", "vo", "we", "zi", "lin",
            "mar", "tom", "bel");

    private static final double MEDIAN_FOLLOWERS = 180;
    private static final double SPREAD = 1.6;

    private final List<Author> authors = new ArrayList<>();

    People(RandomGenerator random) {
        for (int i = 0; i < COUNT; i++) {
            String name = syllable(random) + syllable(random) + syllable(random);
            long followers = Math.round(MEDIAN_FOLLOWERS * Math.exp(SPREAD * random.nextGaussian()));
            authors.add(new Author("u" + i, name + i, capital(name), followers, random.nextInt(200) == 0));
        }
    }

    Author any(RandomGenerator random) {
        return authors.get(random.nextInt(authors.size()));
    }

    private static String syllable(RandomGenerator random) {
        return SYLLABLES.get(random.nextInt(SYLLABLES.size()));
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
