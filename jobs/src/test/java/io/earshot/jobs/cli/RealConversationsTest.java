package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.Brand;
import io.earshot.care.CareReplay;
import io.earshot.care.Item;
import io.earshot.jobs.testing.DataSets;
import io.earshot.mention.Actionable;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.post.Post;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Whether replies are recognised in real conversations between customers and companies. Every post of a customer that
 * names a company's handle counts as actionable here: what is tested is the following of replies, not the choice.
 */
final class RealConversationsTest {
    private static final Pattern HANDLE = Pattern.compile("@(\\w+)");

    @Test
    void aCompanysAnswerEndsTheWaitOfWhomItAnswers() throws IOException {
        ConversationFile file = new ConversationFile(DataSets.file("twcs/posts.csv"), problem -> {});
        file.read();
        assertThat(file.bad())
                .as("the two parts of a row that a post's text breaks")
                .isEqualTo(2);
        List<Mention> mentions = mentions(file);
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

    private static List<Mention> mentions(ConversationFile file) {
        Set<String> companies = file.brands().stream().map(Brand::name).collect(Collectors.toSet());
        List<Mention> mentions = new ArrayList<>();
        for (Post post : file.posts()) {
            if (companies.contains(post.author().handle())) {
                mentions.add(mention(post, post.author().handle(), true));
            } else {
                for (String handle : handles(post)) {
                    if (companies.contains(handle)) {
                        mentions.add(mention(post, handle, false));
                    }
                }
            }
        }
        return mentions;
    }

    /** Each once, in their order. */
    private static Set<String> handles(Post post) {
        return HANDLE.matcher(post.text())
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
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
