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
import org.junit.jupiter.api.Test;

/** Who is named for what they resolved. */
final class ExpertiseTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private final Expertise expertise = new Expertise();

    @Test
    void whoResolvedTheLikeIsNamed() {
        learn("ann", "card stolen bank", 5, 0);
        learn("bob", "login password bank", 5, 0);

        assertThat(best("stolen card")).containsExactly("ann");
        assertThat(best("password forgotten")).containsExactly("bob");
    }

    @Test
    void wordsThatAllHaveTellNothing() {
        learn("ann", "card stolen bank", 5, 0);
        learn("bob", "login password bank", 5, 0);
        learn("cat", "queue branch bank", 50, 0);

        assertThat(best("bank queue")).containsExactly("cat");
        assertThat(best("bank stolen")).startsWith("ann");
    }

    @Test
    void fewItemsMakeNoExpert() {
        learn("ann", "card stolen", 2, 0);
        learn("bob", "login password", 5, 0);

        assertThat(best("card stolen")).isEmpty();
    }

    @Test
    void nobodyKnowsWhatNobodyResolved() {
        learn("ann", "card stolen", 5, 0);
        learn("bob", "login password", 5, 0);

        assertThat(best("mortgage rates rising")).isEmpty();
        assertThat(new Expertise().best(List.of("card"), AT, 3)).isEmpty();
    }

    @Test
    void whatWasLongAgoCountsLess() {
        learn("ann", "card stolen", 8, -720);
        learn("bob", "card stolen", 5, 0);
        learn("cat", "login password", 9, 0);

        assertThat(best("card stolen")).containsExactly("bob");
    }

    @Test
    void itMattersLittleInWhichOrderOneHears() {
        learn("ann", "card stolen", 5, 0);
        learn("ann", "login password", 5, -90);
        Expertise other = new Expertise();
        for (int i = 0; i < 5; i++) {
            other.learn("ann", List.of("login", "password"), AT.minus(Duration.ofDays(90)));
        }
        for (int i = 0; i < 5; i++) {
            other.learn("ann", List.of("card", "stolen"), AT);
        }

        assertThat(best("password")).isEqualTo(other.best(List.of("password"), AT, 3));
        assertThat(best("card")).isEqualTo(other.best(List.of("card"), AT, 3));
    }

    @Test
    void memoryIsBounded() throws IOException {
        for (int i = 0; i < 3_000; i++) {
            expertise.learn("agent" + i % 500, List.of("w" + i, "v" + i, "card"), AT.plusSeconds(i));
        }
        for (int i = 0; i < 1_000; i++) {
            expertise.learn("ann", List.of("word" + i, "card"), AT.plusSeconds(i));
        }

        assertThat(written(expertise).length).isLessThan(200 * 400 * 16);
    }

    @Test
    void goesOnFromWhatWasWritten() throws IOException {
        learn("ann", "card stolen", 5, -33);
        learn("bob", "login password", 7, 0);
        byte[] bytes = written(expertise);
        Expertise read = Expertise.read(new DataInputStream(new ByteArrayInputStream(bytes)));

        assertThat(written(read)).isEqualTo(bytes);
        assertThat(read.best(List.of("card", "stolen"), AT, 3)).isEqualTo(best("card stolen"));
    }

    private void learn(String agent, String words, int times, int day) {
        for (int i = 0; i < times; i++) {
            expertise.learn(agent, List.of(words.split(" ", -1)), AT.plus(Duration.ofDays(day)));
        }
    }

    private List<String> best(String words) {
        return expertise.best(List.of(words.split(" ", -1)), AT, 3);
    }

    private static byte[] written(Expertise expertise) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        expertise.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
