package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.json.Json;
import io.earshot.post.Post;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RepeatsTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final Repeats repeats = new Repeats();
    private int posts;

    /** A post of a minute after the one before, by an author with so many followers. */
    private Post post(String author, long followers, String text) {
        String json = Json.MAPPER
                .createObjectNode()
                .put("id", "x:" + posts)
                .put("platform", "x")
                .put("createdAt", START.plusSeconds(60L * posts++).toString())
                .put("text", text)
                .set("author", Json.MAPPER.createObjectNode().put("id", author).put("followers", followers))
                .toString();
        try {
            return Json.MAPPER.readValue(json, Post.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Boolean> copies(int authors, long followers, String text) {
        List<Boolean> suspected = new ArrayList<>();
        for (int i = 0; i < authors; i++) {
            suspected.add(repeats.add(post("author" + i, followers, text.replace("{}", Integer.toString(i)))));
        }
        return suspected;
    }

    @Test
    void aLinkThatManyUnknownAccountsPutInTheSameWordsIsSuspectedFromTheFifth() {
        assertThat(copies(6, 3, "@acme I lost {} kilos with these drops, see https://t.co/{}"))
                .containsExactly(false, false, false, false, true, true);
    }

    @Test
    void pilesOfHashtagsInTheSameWordsAreSuspectedWhoeverIsFollowed() {
        assertThat(copies(5, 5_000, "everybody must see what acme did #a{} #acme #now #shame #boycott"))
                .endsWith(true);
    }

    @Test
    void aHeadlineThatPeopleShareIsNone() {
        assertThat(copies(20, 300, "Acme names a new head of its airline https://t.co/{}"))
                .containsOnly(false);
    }

    @Test
    void customersWhoSayTheSameAreNone() {
        assertThat(copies(20, 3, "@acme my internet is down again, what happened?"))
                .containsOnly(false);
    }

    @Test
    void repostsAreNone() {
        assertThat(copies(20, 3, "RT @acme_news: win a kettle, all you must do is click https://t.co/{}"))
                .containsOnly(false);
    }

    @Test
    void fewWordsAreNone() {
        assertThat(copies(20, 3, "@acme look at this https://t.co/{}")).containsOnly(false);
    }

    @Test
    void oneAuthorWhoWritesTheSameToManyPeopleIsSuspected() {
        List<Boolean> suspected = new ArrayList<>();
        for (String to : List.of("@acme @ann", "@acme @bob", "@acme @cho", "@acme @dee")) {
            suspected.add(repeats.add(post("seller", 900, to + " we make the finest badges in town")));
        }

        assertThat(suspected).containsExactly(false, false, false, true);
    }

    @Test
    void aCustomerWhoAsksAgainAndAgainIsNone() {
        List<Boolean> suspected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            suspected.add(repeats.add(post("customer", 3, "@acme where is my parcel, nobody answers")));
        }

        assertThat(suspected).containsOnly(false);
    }

    @Test
    void whatIsSpreadOverHoursIsNoneAndIsForgotten() {
        for (int i = 0; i < 20; i++) {
            assertThat(repeats.add(post("author" + i, 3, "lose " + i + " kilos with these fine drops https://t.co/x")))
                    .isFalse();
            posts += 20;
        }
        repeats.add(post("another", 3, "this is quite another row of words"));

        assertThat(repeats.size()).isEqualTo(2);
    }

    @Test
    void holdsSoManyRowsOfWords() {
        for (int i = 0; i < Repeats.MOST + 10; i++) {
            String letters = Integer.toString(i, 5)
                    .replace('0', 'a')
                    .replace('1', 'b')
                    .replace('2', 'c')
                    .replace('3', 'd')
                    .replace('4', 'e');
            repeats.add(post("author", 3, "one two three four " + String.join("z", letters.split("", -1))));
            posts--;
        }

        assertThat(repeats.size()).isEqualTo(Repeats.MOST);
    }

    @Test
    void goesOnTheSameAfterItWasWrittenAndRead() throws IOException {
        copies(4, 3, "@acme I lost {} kilos with these drops, see https://t.co/{}");
        repeats.add(post("seller", 900, "@acme @ann we make the finest badges in town"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        repeats.write(new DataOutputStream(bytes));

        Repeats read = Repeats.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        ByteArrayOutputStream again = new ByteArrayOutputStream();
        read.write(new DataOutputStream(again));
        assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
        assertThat(read.add(post("author4", 3, "@acme I lost 9 kilos with these drops, see https://t.co/9")))
                .isTrue();
    }
}
