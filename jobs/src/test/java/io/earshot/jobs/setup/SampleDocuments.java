package io.earshot.jobs.setup;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import io.earshot.alert.AlertState;
import io.earshot.alert.AlertWindow;
import io.earshot.care.Activity;
import io.earshot.care.BadActivityException;
import io.earshot.care.Chapter;
import io.earshot.care.Customer;
import io.earshot.care.GroupPlace;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.care.Priority;
import io.earshot.care.Service;
import io.earshot.care.Testimonial;
import io.earshot.clock.Milestone;
import io.earshot.clock.PriorityLevel;
import io.earshot.customer.History;
import io.earshot.help.Suggestion;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Sentiment;
import io.earshot.mention.Span;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import io.earshot.tally.CareTally;
import io.earshot.trend.Bucket;
import io.earshot.trend.BucketSize;
import io.earshot.trend.PastBucket;
import io.earshot.trend.Trend;
import io.earshot.trend.TrendBucket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two days of two brands: a bit of everything that the dashboards show. */
@SuppressWarnings("EnumOrdinal") // any spread of labels will do
final class SampleDocuments {
    static final Instant START = Instant.parse("2026-11-21T00:00:00Z");
    static final int MENTIONS = 96;
    private static final Duration APART = Duration.ofMinutes(30);
    private static final Platform[] CHANNELS = {Platform.X, Platform.BLUESKY, Platform.REDDIT};
    private static final String[] LANGUAGES = {"en", "de", "es"};

    private SampleDocuments() {}

    static List<Mention> mentions() {
        List<Mention> mentions = new ArrayList<>();
        for (int i = 0; i < MENTIONS; i++) {
            mentions.add(mention(i));
        }
        return mentions;
    }

    private static Mention mention(int i) {
        String brand = i % 3 == 0 ? "globex" : "acme";
        boolean own = i % 12 == 11;
        Sentiment.Label tone = Sentiment.Label.values()[i % 3];
        Post post = new Post(
                "x:" + i,
                CHANNELS[i % 4 % 3],
                PostKind.POST,
                new Author("id" + i % 20, "handle" + i % 20, "Name", 100L + i, false),
                brand + " is down again",
                "en",
                START.plus(APART.multipliedBy(i)),
                null,
                null,
                null,
                null,
                1L,
                2L,
                3L,
                4L,
                null,
                null,
                "https://social.example/" + i,
                List.of(),
                List.of("down"),
                List.of(brand),
                List.of());
        return new Mention(
                Mention.id(brand, post.id()),
                brand,
                post,
                List.of(new QueryMatch("main", List.of(new Span(0, 4), new Span(8, 12)))),
                true,
                own,
                new Language(LANGUAGES[i % 3], 0.9),
                i % 10 == 9 ? null : new Sentiment(tone, tone.ordinal() - 1.0, 0.8),
                new Intent(Intent.Label.values()[i % 13], 0.7),
                0.5,
                new Actionable(i % 2 == 0, 0.9),
                List.of(),
                List.of(),
                100L + i,
                Map.of("sentiment", "en-1f3a9c04"),
                List.of("down", "word" + i % 7),
                List.of(),
                null);
    }

    /** Each in another status, each state of the service among them. */
    static List<Item> items() {
        List<Item> items = new ArrayList<>();
        Item.Status[] statuses = Item.Status.values();
        Service.State[] states = Service.State.values();
        for (int i = 0; i < 24; i++) {
            Mention mention = mention(2 * i);
            Instant opened = mention.post().createdAt();
            boolean answered = i % 2 == 1;
            Service service = new Service(
                    "x-15m",
                    opened,
                    opened.plus(Duration.ofMinutes(15)),
                    opened.plus(Duration.ofMinutes(30)),
                    opened.plus(Duration.ofHours(24)),
                    opened.plus(Duration.ofHours(12)),
                    opened.plus(Duration.ofMinutes(10)),
                    states[i % states.length],
                    answered ? 30L * i : null,
                    List.of(new Service.Clock(
                            Milestone.FIRST_REPLY,
                            opened,
                            opened.plus(Duration.ofMinutes(15)),
                            states[i % states.length],
                            answered ? opened.plusSeconds(60L * i) : null)));
            items.add(new Item(
                    mention.mention(),
                    mention.brand(),
                    mention.post().id(),
                    mention.mention(),
                    new Customer("handle" + i, "c" + i, 100L, "gold", i % 5 == 0, new History(2, opened, opened, -0.5)),
                    mention.post().platform(),
                    mention.language(),
                    mention.intent(),
                    mention.sentiment(),
                    Priority.of(mention),
                    i % 3 == 0 ? "billing" : "technical",
                    List.of("ann"),
                    service,
                    statuses[i % statuses.length],
                    new GroupPlace("acme/t1", "payments down", 7, 3, mention.mention(), List.of("acme/x:0")),
                    List.of(new Suggestion(Suggestion.Kind.ARTICLE, "a1", "Payments", "https://example.com", "", 0.8)),
                    "the post shows an e-mail address",
                    i % 4 == 0 ? new Testimonial(mention.mention(), "thank you", opened) : null,
                    "ann",
                    mention.post().text(),
                    mention.post().url(),
                    1 + i % 3,
                    100L + i,
                    i % 2,
                    i % 3,
                    opened,
                    opened,
                    answered ? opened.plusSeconds(60L * i) : null,
                    answered ? 60L * i : null,
                    null,
                    List.of(new Chapter(opened, ItemEvent.Kind.OPENED, Milestone.FIRST_REPLY, "ann", "because")),
                    opened,
                    opened.toEpochMilli()));
        }
        return items;
    }

    static List<DeadLetter> deadLetters() {
        List<DeadLetter> letters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            RawRecord record = new RawRecord(
                    "earshot.posts",
                    0,
                    i,
                    START.plus(Duration.ofDays(1)).toEpochMilli(),
                    null,
                    "{".getBytes(StandardCharsets.UTF_8),
                    null);
            letters.add(DeadLetter.of(record, "decode", "not JSON: it ends after the first brace"));
        }
        return letters;
    }

    /** One of each level, one of each state; the critical one is open. */
    static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < AlertLevel.values().length; i++) {
            Instant opened = START.plus(Duration.ofHours(40 + i));
            Instant updated = opened.plusSeconds(300);
            alerts.add(new Alert(
                    Alert.id("acme", AlertKind.VOLUME_SPIKE, opened),
                    "acme",
                    AlertKind.VOLUME_SPIKE,
                    AlertLevel.values()[i],
                    AlertState.values()[AlertState.values().length - 1 - i],
                    opened,
                    updated,
                    null,
                    new AlertWindow(opened, updated),
                    90,
                    12.5,
                    7.2,
                    14.1,
                    "Seven times as many posts as usual.",
                    List.of("down"),
                    List.of("acme/x:1"),
                    List.of("https://x.example.com/1"),
                    List.of("mentions", "negative@x"),
                    80,
                    List.of("x"),
                    null,
                    null,
                    null,
                    "spike/2",
                    1));
        }
        return alerts;
    }

    /** What happened to the items: each is opened, every second answered, and so on. */
    static List<ItemEvent> itemEvents() {
        List<ItemEvent> events = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Mention mention = mention(2 * i);
            Instant opened = mention.post().createdAt();
            boolean answered = i % 2 == 1;
            events.add(event(mention, i, ItemEvent.Kind.OPENED, null, opened, null));
            events.add(event(
                    mention,
                    i,
                    answered ? ItemEvent.Kind.MET : ItemEvent.Kind.BREACHED,
                    Milestone.FIRST_REPLY,
                    opened.plusSeconds(900),
                    null));
            if (answered) {
                long seconds = 60L * i;
                Instant at = opened.plusSeconds(seconds);
                events.add(event(mention, i, ItemEvent.Kind.ANSWERED, Milestone.FIRST_REPLY, at, seconds));
                events.add(event(mention, i, ItemEvent.Kind.RESOLVED, null, at.plusSeconds(60), seconds + 60));
                events.add(event(
                        mention,
                        i,
                        i % 4 == 1 ? ItemEvent.Kind.PROMISE_KEPT : ItemEvent.Kind.PROMISE_BROKEN,
                        Milestone.FOLLOW_UP,
                        at.plusSeconds(90),
                        null));
                events.add(event(mention, i, ItemEvent.Kind.PEER_ANSWER, null, at, null));
            }
        }
        return events;
    }

    private static ItemEvent event(
            Mention mention,
            int i,
            ItemEvent.Kind kind,
            @Nullable Milestone milestone,
            Instant at,
            @Nullable Long seconds) {
        return new ItemEvent(
                mention.mention() + "/" + kind + "/" + milestone,
                mention.mention(),
                mention.brand(),
                kind,
                milestone,
                at,
                mention.post().platform(),
                mention.intent().label(),
                PriorityLevel.NORMAL,
                i % 3 == 0 ? "technical" : "billing",
                seconds == null ? null : "kim",
                kind == ItemEvent.Kind.OPENED ? i % 2 == 0 : null,
                seconds,
                seconds,
                null);
    }

    /** Two scores and a call. */
    private static void addActivity(TrendBucket bucket) {
        for (String fields : List.of(
                "\"type\":\"feedback\",\"score\":{\"nps\":10,\"csat\":5}",
                "\"type\":\"feedback\",\"score\":{\"nps\":7}",
                "\"type\":\"feedback\",\"score\":{\"nps\":3,\"csat\":2}",
                "\"type\":\"contact\",\"channel\":\"phone\"")) {
            String json = "{" + fields + ",\"at\":\"" + START + "\",\"item\":\"acme/x:1\"}";
            try {
                CareTally.add(Activity.read(null, json.getBytes(StandardCharsets.UTF_8)), bucket);
            } catch (BadActivityException e) {
                throw new IllegalStateException(json, e);
            }
        }
    }

    /** Five minutes, and the hour that holds them. */
    static List<Trend> trends() {
        TrendBucket hour = new TrendBucket();
        List<Trend> trends = new ArrayList<>();
        for (int minute = 0; minute < 5; minute++) {
            TrendBucket bucket = new TrendBucket();
            for (int i = 0; i <= minute; i++) {
                bucket.add(mention(i), false);
                hour.add(mention(i), false);
            }
            Instant start = START.plus(Duration.ofMinutes(minute));
            trends.add(bucket.trend("acme", Platform.X, Bucket.of(BucketSize.MINUTE, start), null, null));
        }
        itemEvents().stream().filter(CareTally::counts).forEach(event -> CareTally.add(event, hour));
        addActivity(hour);
        trends.add(hour.trend("acme", Platform.X, Bucket.of(BucketSize.HOUR, START), new PastBucket(3, 1, 3), null));
        return trends;
    }
}
