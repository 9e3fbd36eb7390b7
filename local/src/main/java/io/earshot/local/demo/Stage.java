package io.earshot.local.demo;

import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where posts are put, in any order, and taken from in the order of their times. Posts after the end of the play are lost. */
final class Stage {
    private static final Pattern HASHTAG = Pattern.compile("#(\\w+)");
    private static final Pattern HANDLE = Pattern.compile("@(\\w+)");
    private static final List<Platform> PLATFORMS = List.of(
            Platform.X,
            Platform.X,
            Platform.X,
            Platform.X,
            Platform.X,
            Platform.FACEBOOK,
            Platform.INSTAGRAM,
            Platform.BLUESKY,
            Platform.MASTODON,
            Platform.REDDIT);

    private static final Author PRESS = new Author("dailyledger", "dailyledger", "The Daily Ledger", 410_000L, true);
    private static final String PRESS_SITE = "https://ledger.example/";
    private static final long MOST_MILLIS_TO_RECEIVE = 2500;

    private final Instant end;
    private final RandomGenerator random;
    private final Phrases phrases = Phrases.load();
    private final People people;
    private final List<Post> posts = new ArrayList<>();

    Stage(Instant end, long seed) {
        this.end = end;
        this.random = new SplittableRandom(seed);
        this.people = new People(random);
    }

    RandomGenerator random() {
        return random;
    }

    /** All posts, in order. */
    List<Post> posts() {
        return posts.stream()
                .sorted(Comparator.comparing(Post::createdAt).thenComparing(Post::id))
                .toList();
    }

    /** Somebody says something that is about no brand. */
    void noise(Instant at) {
        Platform platform = anyPlatform();
        say(at, platform, PostKind.POST, people.any(random), phrases.pick("noise", Map.of(), random), null, null);
    }

    /** A customer says something of a brand. */
    Post customer(Instant at, Cast brand, String occasion) {
        Platform platform = anyPlatform();
        Author author = people.any(random);
        String name = brand.names().get(random.nextInt(brand.names().size()));
        Map<String, String> names = Map.of("brand", name, "tag", brand.tags().getOrDefault(platform, name));
        return say(at, platform, PostKind.POST, author, phrases.pick(occasion, names, random), null, null);
    }

    /** The brand answers a customer, where it has an account. */
    void answer(Instant at, Cast brand, Post question, String occasion) {
        String handle = brand.careHandles().get(question.platform());
        if (handle != null) {
            String who = "@" + question.author().handle();
            say(
                    at,
                    question.platform(),
                    PostKind.REPLY,
                    brandAuthor(handle),
                    phrases.pick(occasion, Map.of("who", who), random),
                    question.id(),
                    null);
        }
    }

    /** The brand says something to all. */
    Post statement(Instant at, Cast brand, String occasion) {
        String handle = brand.careHandles().get(Platform.X);
        return say(
                at,
                Platform.X,
                PostKind.POST,
                brandAuthor(handle),
                phrases.pick(occasion, Map.of(), random),
                null,
                null);
    }

    /** The press writes. */
    Post press(Instant at, String occasion) {
        Phrases.Phrase headline = phrases.pick(occasion, Map.of(), random);
        return say(at, Platform.NEWS, PostKind.POST, PRESS, headline, null, null);
    }

    /** Somebody passes a post on. */
    void repost(Instant at, Post original) {
        String text = "RT @" + original.author().handle() + ": " + original.text();
        Platform platform = original.platform() == Platform.NEWS ? Platform.X : original.platform();
        Phrases.Phrase phrase = new Phrases.Phrase(text, String.valueOf(original.lang()));
        say(at, platform, PostKind.REPOST, people.any(random), phrase, null, original.id());
    }

    private Post say(
            Instant at,
            Platform platform,
            PostKind kind,
            Author author,
            Phrases.Phrase phrase,
            @Nullable String inReplyTo,
            @Nullable String repostOf) {
        String number = Integer.toString(1_000_000 + posts.size());
        String url = platform == Platform.NEWS ? PRESS_SITE + number : null;
        Post post = new Post(
                platform.code() + ":" + number,
                platform,
                kind,
                author,
                phrase.text(),
                phrase.language(),
                at,
                at.plusMillis(random.nextLong(MOST_MILLIS_TO_RECEIVE)),
                inReplyTo,
                inReplyTo,
                repostOf,
                null,
                null,
                null,
                null,
                null,
                null,
                url,
                url == null ? List.of() : List.of(url),
                all(HASHTAG, phrase.text()),
                all(HANDLE, phrase.text()),
                List.of());
        if (!at.isAfter(end)) {
            posts.add(post);
        }
        return post;
    }

    private Platform anyPlatform() {
        return PLATFORMS.get(random.nextInt(PLATFORMS.size()));
    }

    private static Author brandAuthor(String handle) {
        return new Author(handle, handle, handle, 52_000L, true);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }
}
