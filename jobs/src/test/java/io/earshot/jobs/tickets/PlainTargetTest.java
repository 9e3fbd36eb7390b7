package io.earshot.jobs.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.deliver.Secret;
import io.earshot.deliver.Signature;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.deliver.FlakyServer;
import io.earshot.ticket.Choice;
import io.earshot.ticket.PlainTarget;
import io.earshot.ticket.TicketPlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending items to servers that fail, and how their failures end. The servers are real, the time is the test's. */
final class PlainTargetTest {
    private final FlakyServer server = new FlakyServer();
    private final FlakyServer other = new FlakyServer();
    private Lane lane;

    @BeforeEach
    void open() throws Exception {
        lane = new Lane(Configs.of(yaml()));
    }

    @AfterEach
    void close() throws Exception {
        lane.close();
        server.close();
        other.close();
    }

    @Test
    void anItemArrivesAsItIsSignedAndWithItsKey() throws Exception {
        send(7, "new");
        lane.untilQuiet();

        assertThat(server.calls()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/hook?token=hushhush");
            assertThat(call.text()).isEqualTo(Items.json("acme/x:1", 7, "new", "high", Items.START));
            assertThat(call.header("Idempotency-Key")).isEqualTo("acme/x:1/7");
            assertThat(call.header("X-Team")).isEqualTo("care");
            String signature = call.header("Earshot-Signature");
            long seconds = Long.parseLong(signature.substring(2, signature.indexOf(',')));
            assertThat(signature)
                    .isEqualTo(Signature.of(new Secret("very secret"), call.body(), Instant.ofEpochSecond(seconds)));
        });
        assertThat(lane.deadLetters()).isEmpty();
    }

    @Test
    void aServerThatFailsIsTriedAgainWithTheSameKeyUntilItTakesIt() throws Exception {
        server.answers(503).cuts().answers(500).answers(408);
        send(7, "new");
        lane.untilQuiet();

        assertThat(keys()).hasSizeGreaterThanOrEqualTo(5).containsOnly("acme/x:1/7");
        assertThat(lane.deadLetters()).isEmpty();
    }

    @Test
    void aServerThatAsksToWaitIsGivenTheTime() throws Exception {
        server.answers(429, Map.of("Retry-After", "90"), "slow down");
        send(7, "new");
        lane.until(() -> server.calls().size(), 2);

        assertThat(lane.now()).isAfterOrEqualTo(Items.START.plusSeconds(90));
    }

    @Test
    void redirectsAreAnErrorAndAreNotFollowed() throws Exception {
        server.answers(302, Map.of("Location", other.url("/elsewhere")), "");
        send(7, "new");
        lane.untilQuiet();

        assertThat(other.calls()).isEmpty();
        assertThat(reasons()).containsExactly("one was not told: HTTP 302: redirects are not followed");
    }

    @Test
    void whatIsRefusedIsADeadLetterWithTheItemAndWithoutSecrets() throws Exception {
        server.answers(410, Map.of(), "gone: token=hushhush");
        send(7, "new");
        lane.untilQuiet();

        assertThat(lane.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.stage()).isEqualTo("tickets-deliver");
            assertThat(letter.id()).isEqualTo("tickets-deliver/acme/x:1/7/one");
            assertThat(letter.key()).isEqualTo("acme/x:1");
            assertThat(letter.reason()).isEqualTo("one was not told: HTTP 410 gone: …");
            assertThat(new String(letter.original(), StandardCharsets.UTF_8)).contains("\"version\":7");
        });
    }

    @Test
    void aServerThatIsGoneForTooLongIsGivenUpAndTheNextVersionIsTriedAnew() throws Exception {
        server.close();
        send(7, "new");
        lane.untilQuiet();
        send(8, "claimed");
        lane.untilQuiet();

        assertThat(lane.now()).isAfterOrEqualTo(Items.START.plus(Duration.ofHours(1)));
        assertThat(lane.deadLetters())
                .extracting(DeadLetter::id)
                .containsExactly("tickets-deliver/acme/x:1/7/one", "tickets-deliver/acme/x:1/8/one");
    }

    @Test
    void whatWaitsIsReplacedByWhatIsNewerAndNothingOvertakes() throws Exception {
        server.answers(503);
        send(1, "new");
        lane.until(() -> server.calls().size(), 1);
        for (long version = 2; version <= 50; version++) {
            send(version, "claimed");
        }
        assertThat(lane.entries()).isLessThanOrEqualTo(3);
        lane.untilQuiet();

        List<Long> versions = server.calls().stream()
                .map(call -> call.header("Idempotency-Key"))
                .map(key -> Long.parseLong(key.substring(key.lastIndexOf('/') + 1)))
                .toList();
        assertThat(versions).isSorted().endsWith(50L).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void anOlderVersionThatComesLaterIsNotSent() throws Exception {
        send(8, "claimed");
        lane.untilQuiet();
        send(7, "new");
        send(8, "claimed");
        lane.untilQuiet();

        assertThat(keys()).containsExactly("acme/x:1/8");
    }

    @Test
    void whoHasAnItemHearsHowItGoesOnAndNobodyElseDoes() throws Exception {
        lane.send(Items.message("one", "acme/x:1", 1, "new", "urgent", true));
        lane.send(Items.message("two", "acme/x:1", 1, "new", "urgent", false));
        lane.untilQuiet();
        lane.send(Items.message("one", "acme/x:1", 2, "resolved", "low", false));
        lane.send(Items.message("two", "acme/x:1", 2, "resolved", "low", false));
        lane.untilQuiet();

        assertThat(keys()).containsExactly("acme/x:1/1", "acme/x:1/2");
        assertThat(other.calls()).isEmpty();
    }

    @Test
    void aServerThatStallsHoldsUpOnlyItself() throws Exception {
        lane.reconfigure(Configs.of(yaml(), Duration.ofMillis(500)));
        for (int i = 0; i < 20; i++) {
            server.stalls();
            lane.send(Items.message("one", "acme/x:" + i, 1, "new", "high", true));
        }
        lane.send(Items.message("two", "acme/x:1", 1, "new", "high", true));

        await().until(() -> other.calls().size() == 1);
        lane.snapshot();
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() throws Exception {
        server.answers(200, Map.of(), "x".repeat(5 << 20));
        send(7, "new");
        lane.untilQuiet();

        assertThat(keys()).containsExactly("acme/x:1/7");
        assertThat(lane.deadLetters()).isEmpty();
    }

    @Test
    void afterACrashTheReceiverHasEachVersionOnceByItsKey() throws Exception {
        send(1, "new");
        lane.untilQuiet();
        OperatorSubtaskState before = lane.snapshot();
        send(2, "claimed");
        lane.untilQuiet();
        lane.restart(before);
        // The source reads again what came after the checkpoint.
        send(2, "claimed");
        send(3, "resolved");
        lane.untilQuiet();

        Set<String> seen = new LinkedHashSet<>(keys());
        assertThat(keys()).contains("acme/x:1/2").endsWith("acme/x:1/3");
        assertThat(keys().indexOf("acme/x:1/1")).isEqualTo(keys().lastIndexOf("acme/x:1/1"));
        assertThat(seen).containsSubsequence("acme/x:1/1", "acme/x:1/3");
    }

    @Test
    void aRestartGoesOnWithWhatWaits() throws Exception {
        server.answers(503);
        send(1, "new");
        lane.until(() -> server.calls().size(), 1);
        lane.restart(lane.snapshot());
        lane.untilQuiet();

        assertThat(keys()).hasSizeGreaterThanOrEqualTo(2).containsOnly("acme/x:1/1");
        assertThat(lane.deadLetters()).isEmpty();
    }

    @Test
    void whatNobodySpeaksOfAnyMoreIsForgotten() throws Exception {
        send(1, "resolved");
        lane.untilQuiet();
        lane.pass(Configs.FORGET_AFTER.minusDays(1));
        send(2, "new");
        lane.untilQuiet();
        lane.pass(Duration.ofDays(2));
        assertThat(lane.entries()).isPositive();

        lane.pass(Configs.FORGET_AFTER);
        assertThat(lane.entries()).isZero();
    }

    @Test
    void atTheEndOfABoundedInputEverythingIsSentOrADeadLetter() throws Exception {
        server.answers(503);
        send(1, "new");
        lane.send(Items.message("two", "acme/x:1", 1, "new", "high", true));
        lane.endOfInput();

        assertThat(other.calls()).hasSize(1);
        assertThat(reasons()).containsExactly("one was not told: HTTP 503; the job ended");
    }

    @Test
    void aNameThatLeadsInsideIsRefusedWhenItIsUsed() throws Exception {
        // The plan was made without `hosts:`, as for a name of the outside.
        var target = new PlainTarget(
                "one",
                new Secret(server.url("/").replace("127.0.0.1", "localhost")),
                false,
                new Choice(Set.of(), Set.of(), Set.of(), Set.of(), Set.of()),
                null,
                Map.of());
        TicketsConfig named = Configs.of(yaml());
        lane.reconfigure(new TicketsConfig(
                new TicketPlan(List.of(target)),
                named.clock(),
                false,
                named.tooOldAfter(),
                named.forgetAfter(),
                named.timeout(),
                named.backoff()));
        send(1, "new");
        lane.untilQuiet();

        assertThat(server.calls()).isEmpty();
        assertThat(reasons())
                .containsExactly("one was not told: localhost is an address of the inside; if that is meant, name it in"
                        + " `hosts:`");
    }

    private String yaml() {
        return """
                hosts: [127.0.0.1]
                targets:
                  - {id: one, kind: plain, url: "%s", secret: very secret, headers: {X-Team: care}}
                  - {id: two, kind: plain, url: "%s"}
                """.formatted(server.url("/hook?token=hushhush"), other.url("/"));
    }

    private void send(long version, String status) throws Exception {
        lane.send(Items.wanted("one", version, status, "high"));
    }

    private List<String> keys() {
        return server.calls().stream()
                .map(call -> call.header("Idempotency-Key"))
                .toList();
    }

    private List<String> reasons() {
        return lane.deadLetters().stream().map(DeadLetter::reason).toList();
    }
}
