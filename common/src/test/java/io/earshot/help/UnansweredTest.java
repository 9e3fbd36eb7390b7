package io.earshot.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When an article is missing. */
final class UnansweredTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final int MANY = 3;

    private Unanswered unanswered = new Unanswered();

    @Test
    void articleIsMissingWhenManyAskTheSame() {
        assertThat(ask(null, "card abroad fee", 0)).isEmpty();
        assertThat(ask(null, "fee card holiday abroad", 1)).isEmpty();
        Suggestion advice = ask(null, "abroad card fee spain", 2).orElseThrow();

        assertThat(advice.kind()).isEqualTo(Suggestion.Kind.MISSING_ARTICLE);
        assertThat(advice.text()).isEqualTo("3 asked about abroad, card, fee, and no article answers it: write one");
    }

    @Test
    void isSaidOnce() {
        for (int i = 0; i < MANY; i++) {
            ask(null, "card abroad fee", i);
        }

        assertThat(ask(null, "card abroad fee", 5)).isEmpty();
    }

    @Test
    void otherQuestionsAreOtherSubjects() {
        ask(null, "card abroad fee", 0);
        ask(null, "password reset link", 0);
        ask(null, "branch opening hours", 0);

        assertThat(ask(null, "card declined shop", 0)).isEmpty();
    }

    @Test
    void topicIsASubjectWhateverTheWords() {
        ask("t1", "card abroad", 0);
        ask("t1", "fee spain", 0);
        ask("t2", "card abroad", 0);

        assertThat(ask("t1", "holiday", 0)).isPresent();
    }

    @Test
    void whatNobodyAsksForAMonthIsForgotten() {
        ask(null, "card abroad fee", 0);
        ask(null, "card abroad fee", 1);

        assertThat(ask(null, "card abroad fee", 32)).isEmpty();
    }

    @Test
    void goesOnFromWhatWasWritten() throws IOException {
        ask(null, "card abroad fee", 0);
        ask("t1", "card", 0);
        ask(null, "card abroad fee", 1);
        byte[] bytes = written();
        unanswered = Unanswered.read(new DataInputStream(new ByteArrayInputStream(bytes)));

        assertThat(written()).isEqualTo(bytes);
        assertThat(ask(null, "card abroad fee", 2)).isPresent();
    }

    @Test
    void memoryIsBounded() throws IOException {
        for (int i = 0; i < 5_000; i++) {
            ask("t" + i, "w" + i + " v" + i, 0);
        }

        assertThat(written().length).isLessThan(500 * 100);
    }

    private Optional<Suggestion> ask(@Nullable String topic, String words, int day) {
        return unanswered.ask(topic, List.of(words.split(" ", -1)), AT.plus(Duration.ofDays(day)), MANY);
    }

    private byte[] written() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        unanswered.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
