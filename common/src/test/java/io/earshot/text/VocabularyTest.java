package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is remembered of words changes no judgement. */
final class VocabularyTest {
    private static List<String> posts = List.of();

    @BeforeAll
    static void readPosts() throws IOException, IntentPost.BadPostException {
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../docs/models/intent-posts.jsonl"))) {
            texts.add(IntentPost.read(line).text());
        }
        posts = texts;
    }

    @Test
    void aPostIsJudgedTheSameWhenItsWordsAreForgottenAndReadAgain() {
        Understanding fresh = Understanding.load().with(Models.shipped());
        List<Analysis> first = analyzed(fresh, posts);
        List<Analysis> remembered = analyzed(fresh, posts);
        for (int i = 0; i < 70_000; i++) {
            fresh.language("word" + i, null);
        }

        assertThat(remembered).isEqualTo(first);
        assertThat(analyzed(fresh, posts)).isEqualTo(first);
    }

    @Test
    void theLettersOfRememberedWordsTellTheSameTone() {
        SentimentJudge judge = new SentimentJudge(Models.shipped());

        for (String post : posts) {
            assertThat(Understanding.load().sentiment(post, "en").score())
                    .as(post)
                    .isCloseTo(judge.judge(Pieces.of(post), "en").sentiment().score(), within(1e-5));
        }
    }

    @Test
    void wordsAreToldApartByAllTheirLetters() {
        Vocabulary vocabulary = Understanding.load().vocabulary();
        List<String> words = List.of(
                "a",
                "aaaaaaaa",
                "aaaaaaaaa",
                "aaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaaa",
                "aaaaaaaaaaaaaaaab",
                "слово",
                "слава",
                "été",
                "ete");

        for (int round = 0; round < 2; round++) {
            assertThat(words)
                    .allSatisfy(word -> assertThat(vocabulary.of(word).text()).isEqualTo(word));
        }
    }

    @Test
    void aWordThatIsMetAgainAndAgainOutlastsThoseThatAreMetOnce() {
        Vocabulary vocabulary = Understanding.load().with(Models.shipped()).vocabulary();
        Word known = vocabulary.of("refund");
        for (int i = 0; i < 100_000; i++) {
            vocabulary.of("once" + i);
            if (i % 10 == 0) {
                assertThat(vocabulary.of("refund")).isSameAs(known);
            }
        }
    }

    private static List<Analysis> analyzed(Understanding understanding, List<String> texts) {
        return texts.stream()
                .map(text -> understanding.analyze(text, null, List.of()))
                .toList();
    }
}
