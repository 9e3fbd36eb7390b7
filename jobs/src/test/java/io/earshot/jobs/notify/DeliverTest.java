package io.earshot.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.deliver.Secret;
import io.earshot.deliver.Signature;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.deliver.Discretion;
import io.earshot.jobs.deliver.FlakyServer;
import io.earshot.jobs.deliver.Web;
import io.earshot.notify.Event;
import io.earshot.notify.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Telling servers that fail, and how their failures end. The servers are real, the time is the test's. */
final class DeliverTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final FlakyServer server = new FlakyServer();
    private final FlakyServer other = new FlakyServer();
    private NotifyConfig config;
    private KeyedOneInputStreamOperatorTestHarness<String, Message, DeadLetter> harness;
    private Instant now = START;

    @BeforeEach
    void open() throws Exception {
        config = Configs.of(yaml(server.url("/hook?token=hush"), other.url("/other")));
        harness = harness(config, null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
        server.close();
        other.close();
    }

    @Test
    void aMessageIsToldOnceAndNothingIsKept() throws Exception {
        tell("one", Event.OPENED, 1);
        untilNothingWaits();

        assertThat(server.calls()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/hook?token=hush");
            assertThat(call.header("Idempotency-Key")).isEqualTo("acme/volume_spike/1/v1/opened/one");
            assertThat(call.header("X-Team")).isEqualTo("care");
            assertThat(call.text()).contains("\"event\":\"opened\"").contains("\"version\":1");
        });
        assertThat(deadLetters()).isEmpty();
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers() + harness.numProcessingTimeTimers())
                .isZero();
    }

    @Test
    void aServerThatFailsIsTriedAgainEverLessOftenWithTheSameKey() throws Exception {
        server.answers(503).answers(500).answers(429).answers(408);
        List<Instant> tries = new ArrayList<>();
        tell("one", Event.OPENED, 1);
        for (int calls = 1; calls <= 5; calls++) {
            untilCalls(calls);
            tries.add(now);
        }
        untilNothingWaits();

        assertThat(server.calls())
                .hasSize(5)
                .extracting(call -> call.header("Idempotency-Key"))
                .containsOnly("acme/volume_spike/1/v1/opened/one");
        for (int i = 1; i < 5; i++) {
            Duration full = Duration.ofSeconds(1L << (i - 1));
            assertThat(Duration.between(tries.get(i - 1), tries.get(i)))
                    .isGreaterThanOrEqualTo(full.dividedBy(2))
                    // The end of an attempt is seen a little later, and so is the time to try again.
                    .isLessThan(full.plusMillis(20 * Deliver.LOOK_MILLIS));
        }
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aServerThatAsksToWaitIsGivenTheTime() throws Exception {
        server.answers(429, Map.of("Retry-After", "90"), "slow down");
        tell("one", Event.OPENED, 1);
        untilCalls(2);

        assertThat(now).isAfterOrEqualTo(START.plusSeconds(90));
    }

    @Test
    void aServerMayNameADateToo() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                START.plusSeconds(40).atOffset(ZoneOffset.UTC));

        assertThat(Web.retryAfter(date, START)).isEqualTo(Duration.ofSeconds(40));
        assertThat(Web.retryAfter(date, START.plusSeconds(50))).isZero();
        assertThat(Web.retryAfter("soon", START)).isZero();
    }

    @Test
    void whatAServerRefusesIsADeadLetterAndIsNotTriedAgain() throws Exception {
        server.answers(404, Map.of(), "no_service for token=hush");
        tell("one", Event.OPENED, 1);
        untilNothingWaits();

        assertThat(server.calls()).hasSize(1);
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.stage()).isEqualTo("notify-deliver");
            assertThat(letter.id()).isEqualTo("notify-deliver/acme/volume_spike/1/v1/opened/one");
            assertThat(letter.reason()).isEqualTo("one was not told: HTTP 404 no_service for …");
            assertThat(new String(letter.original(), StandardCharsets.UTF_8))
                    .contains("\"event\":\"opened\"")
                    .doesNotContain("hush");
        });
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void whatServersSayOfTokensIsNotRepeated() {
        Discretion discretion = new Discretion(
                List.of(new Secret("Bearer abcdef123456"), new Secret("https://a.example/T0/hushhushhush")));

        assertThat(discretion.applied("no such token abcdef123456\r\nat /T0/hushhushhush"))
                .isEqualTo("no such token … at /T0/…");
        assertThat(config.toString()).contains("one").doesNotContain("hush").doesNotContain("very secret");
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        server.answers(307, Map.of("Location", other.url("/elsewhere")), "");
        tell("one", Event.OPENED, 1);
        untilNothingWaits();

        assertThat(other.calls()).isEmpty();
        assertThat(deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .isEqualTo("one was not told: HTTP 307: redirects are not followed");
    }

    @Test
    void aServerThatIsGoneForTooLongIsGivenUp() throws Exception {
        server.close();
        tell("one", Event.OPENED, 1);
        untilNothingWaits();

        assertThat(now).isAfterOrEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(deadLetters()).singleElement().satisfies(letter -> assertThat(letter.reason())
                .matches("one was not told: the host does not take the connection; tried \\d+ times"));
    }

    @Test
    void aServerThatAsksToWaitForTooLongIsGivenUpAtOnce() throws Exception {
        server.answers(503, Map.of("Retry-After", "7200"), "");
        tell("one", Event.OPENED, 1);
        untilNothingWaits();

        assertThat(server.calls()).hasSize(1);
        assertThat(deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .isEqualTo("one was not told: HTTP 503; tried once");
    }

    @Test
    void aServerThatStallsHoldsUpOnlyItsOwnMessages() throws Exception {
        harness.close();
        harness = harness(Configs.impatient(yaml(server.url("/"), other.url("/"))), null);
        for (int i = 0; i < 20; i++) {
            server.stalls();
        }
        for (int i = 0; i < 12; i++) {
            harness.processElement(message("one", "brand" + i, Event.OPENED, 1), now.toEpochMilli());
        }
        harness.processElement(message("two", "acme", Event.OPENED, 1), now.toEpochMilli());
        await().until(() -> other.calls().size() == 1);

        // None of the messages to the other was answered so far: it stalls twenty times, and time stands still.
        assertThat(server.calls()).hasSizeLessThanOrEqualTo(12);
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(13);
    }

    @Test
    void theMessagesOfAnAlertKeepTheirOrder() throws Exception {
        server.answers(503).answers(503);
        tell("one", Event.OPENED, 1);
        tell("one", Event.RAISED, 2);
        tell("one", Event.CLOSED, 3);
        untilNothingWaits();

        assertThat(server.calls())
                .extracting(call -> call.header("Idempotency-Key").replaceAll("acme/volume_spike/1/", ""))
                .containsExactly("v1/opened/one", "v1/opened/one", "v1/opened/one", "v2/raised/one", "v3/closed/one");
    }

    @Test
    void aRestartGoesOnWithWhatWaitsAndRepeatsNothingThatWasTold() throws Exception {
        tell("two", Event.OPENED, 1);
        untilNothingWaits();
        server.answers(503);
        tell("one", Event.OPENED, 1);
        untilCalls(1);
        tell("one", Event.CLOSED, 2);
        OperatorSubtaskState state = harness.snapshot(1, now.toEpochMilli());
        harness.close();
        harness = harness(config, state);
        untilNothingWaits();

        assertThat(other.calls()).hasSize(1);
        assertThat(server.calls())
                .extracting(call -> call.header("Idempotency-Key"))
                .endsWith("acme/volume_spike/1/v1/opened/one", "acme/volume_spike/1/v2/closed/one");
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aTargetThatIsTakenOutOfTheConfigurationIsADeadLetter() throws Exception {
        tell("three", Event.OPENED, 1);
        untilNothingWaits();

        assertThat(deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .isEqualTo("three was not told: the configuration names no target three any more");
    }

    @Test
    void atTheEndOfABoundedInputEverythingIsToldOrADeadLetter() throws Exception {
        tell("two", Event.OPENED, 1);
        tell("two", Event.CLOSED, 2);
        server.answers(503);
        tell("one", Event.OPENED, 1);
        harness.processWatermark(Long.MAX_VALUE);

        assertThat(other.calls()).hasSize(2);
        assertThat(deadLetters())
                .singleElement()
                .extracting(DeadLetter::reason)
                .isEqualTo("one was not told: HTTP 503; the job ended");
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void aReceiverCanSeeThatARequestIsOurs() throws Exception {
        tell("one", Event.OPENED, 1);
        untilNothingWaits();

        FlakyServer.Call call = server.calls().get(0);
        String signature = call.header("Earshot-Signature");
        long seconds = Long.parseLong(signature.substring(2, signature.indexOf(',')));
        assertThat(signature)
                .isEqualTo(Signature.of(new Secret("very secret"), call.body(), Instant.ofEpochSecond(seconds)));
    }

    private static String yaml(String one, String two) {
        return """
                targets:
                  - {name: one, type: webhook, url: "%s", sign: very secret, headers: {X-Team: care}}
                  - {name: two, type: slack, url: "%s"}
                routes:
                  - targets: [one, two]
                """.formatted(one, two);
    }

    private void tell(String target, Event event, long version) throws Exception {
        harness.processElement(message(target, "acme", event, version), now.toEpochMilli());
    }

    private Message message(String target, String brand, Event event, long version) {
        String state = event == Event.CLOSED ? "closed" : "updated";
        return Alerts.message(target, event, Alerts.version(brand, version, "elevated", state, START), now);
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Message, DeadLetter> harness(
            NotifyConfig of, OperatorSubtaskState state) throws Exception {
        var opened = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new Deliver(of)), Message::lane, Types.STRING);
        opened.getExecutionConfig().enableObjectReuse();
        opened.setProcessingTime(now.toEpochMilli());
        if (state != null) {
            opened.initializeState(state);
        }
        opened.open();
        return opened;
    }

    /** Lets time go on, as fast as the servers answer. */
    private void step() throws Exception {
        now = now.plusMillis(Deliver.LOOK_MILLIS);
        harness.setProcessingTime(now.toEpochMilli());
    }

    private void untilCalls(int calls) {
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofMinutes(1)).until(() -> {
            if (server.calls().size() < calls) {
                step();
            }
            return server.calls().size() >= calls;
        });
    }

    private void untilNothingWaits() {
        await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofMinutes(1)).until(() -> {
            for (int i = 0; i < 20 && harness.numProcessingTimeTimers() > 0; i++) {
                step();
            }
            return harness.numProcessingTimeTimers() == 0;
        });
    }

    private List<DeadLetter> deadLetters() {
        return harness.extractOutputValues();
    }
}
