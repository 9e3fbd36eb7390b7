package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * Whether replies are recognised in real conversations between customers and companies. Every post of a customer that
 * names a company's handle counts as actionable here: what is tested is the following of replies, not the choice.
 */
final class RealConversationsTest {
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss xx yyyy", Locale.ENGLISH);
    private static final Pattern HANDLE = Pattern.compile("@(\\w+)");

    @Test
    void aCompanysAnswerEndsTheWaitOfWhomItAnswers() throws IOException {
        List<Mention> mentions = mentions(posts());
        Map<String, Instant> linked = new HashMap<>();
        for (Mention answer : mentions) {
            String answered = answer.post().inReplyTo();
            if (answer.own() && answered != null) {
                linked.merge(
                        Mention.id(answer.brand(), answered),
                        answer.post().createdAt(),
                        (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        Instant end = mentions.stream()
                .map(mention -> mention.post().createdAt())
                .max(Instant::compareTo)
                .orElseThrow();
        List<Item> items =
                new CareReplay(List.of(), end).run(mentions, List.of()).items();

        int answered = 0;
        int recognised = 0;
        int atTheLinkedTime = 0;
        int withoutLink = 0;
        List<Long> seconds = new ArrayList<>();
        for (Item item : items) {
            Instant link = linked.get(item.item());
            boolean replied = item.firstReplyAt() != null;
            answered += link != null ? 1 : 0;
            recognised += link != null && replied ? 1 : 0;
            atTheLinkedTime += link != null && link.equals(item.firstReplyAt()) ? 1 : 0;
            withoutLink += link == null && replied ? 1 : 0;
            if (item.responseSeconds() != null) {
                seconds.add(item.responseSeconds());
            }
        }
        seconds.sort(Long::compareTo);
        System.out.printf(
                Locale.ROOT,
                "%d items; %d answered by a linked reply, of these %d recognised, %d at its time; "
                        + "%d more covered by an answer to another post of the customer; median first reply %.1f minutes%n",
                items.size(),
                answered,
                recognised,
                atTheLinkedTime,
                withoutLink,
                seconds.get(seconds.size() / 2) / 60.0);
        assertThat(answered).isGreaterThan(900);
        assertThat(recognised).isEqualTo(answered);
        assertThat((double) atTheLinkedTime / answered).isGreaterThan(0.9);
    }

    private static List<Post> posts() throws IOException {
        String sets = System.getenv().getOrDefault("EARSHOT_DATA_SETS", "../shared/data");
        Path file =
                Path.of(System.getProperty("earshot.root", "")).resolve(sets).resolve("twcs/posts.csv");
        assumeTrue(Files.exists(file), () -> "no real conversations at " + file + ": set EARSHOT_DATA_SETS");
        List<Post> posts = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            for (CSVRecord row : rows) {
                if (row.isConsistent()) { // one post's text breaks its row apart
                    posts.add(post(row));
                }
            }
        }
        return posts;
    }

    private static Post post(CSVRecord row) {
        String text = row.get("text");
        String answered = row.get("in_response_to_tweet_id");
        return new Post(
                "x:" + row.get("tweet_id"),
                Platform.X,
                answered.isEmpty() ? PostKind.POST : PostKind.REPLY,
                Author.ofHandle(row.get("author_id")),
                text,
                null,
                ZonedDateTime.parse(row.get("created_at"), CREATED).toInstant(),
                null,
                answered.isEmpty() ? null : "x:" + answered.replaceFirst("\\.0$", ""),
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
                HANDLE.matcher(text)
                        .results()
                        .map((MatchResult match) -> match.group(1))
                        .toList(),
                List.of());
    }

    private static List<Mention> mentions(List<Post> posts) {
        TreeSet<String> companies = new TreeSet<>();
        for (Post post : posts) {
            if (!post.author().handle().chars().allMatch(Character::isDigit)) {
                companies.add(post.author().handle());
            }
        }
        List<Mention> mentions = new ArrayList<>();
        for (Post post : posts) {
            if (companies.contains(post.author().handle())) {
                mentions.add(mention(post, post.author().handle(), true));
            } else {
                for (String handle : new TreeSet<>(post.mentions())) {
                    if (companies.contains(handle)) {
                        mentions.add(mention(post, handle, false));
                    }
                }
            }
        }
        return mentions;
    }

    private static Mention mention(Post post, String company, boolean own) {
        String brand = company.toLowerCase(Locale.ROOT);
        return new Mention(
                Mention.id(brand, post.id()),
                brand,
                post,
                List.of(),
                true,
                own,
                new Language("en", 1),
                null,
                new Intent(Intent.Label.OTHER, 1),
                0,
                new Actionable(!own, 1),
                List.of(),
                List.of(),
                0,
                Map.of(),
                List.of(),
                List.of(),
                null);
    }
}
