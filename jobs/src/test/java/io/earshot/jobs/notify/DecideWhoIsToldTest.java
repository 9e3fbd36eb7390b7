package io.earshot.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.RawRecord;
import io.earshot.notify.AlertVersion;
import io.earshot.notify.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The herald of each alert between checkpoints and by the clock, and the digest that its news go into. */
final class DecideWhoIsToldTest {
    private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

    private final NotifyConfig config = Configs.of("""
            targets:
              - {name: team, type: slack, url: "https://team.example"}
              - {name: boss, type: slack, url: "https://boss.example"}
              - {name: night, type: slack, url: "https://night.example", quiet: {from: "00:00", to: "11:00"}}
            routes:
              - {targets: [team, night], escalate: {level: elevated, after: 15 min, targets: [boss]}}
            """);

    private KeyedTwoInputStreamOperatorTestHarness<String, AlertVersion, Claim, Message> harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness(null);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void whatFallsDueIsToldByTheWall() throws Exception {
        hear("acme", 1, "elevated", "open", 0);
        wall(15);

        assertThat(told())
                .containsExactly("acme/volume_spike/1/v1/opened/team", "acme/volume_spike/1/v1/escalated/boss");
    }

    @Test
    void aClaimEndsIt() throws Exception {
        hear("acme", 1, "elevated", "open", 0);
        harness.processElement2(new Claim("acme/volume_spike/1", TEN), TEN.toEpochMilli());
        wall(60);

        assertThat(told()).containsExactly("acme/volume_spike/1/v1/opened/team");
    }

    @Test
    void aRestartRepeatsNothingAndForgetsNothing() throws Exception {
        hear("acme", 1, "elevated", "open", 0);
        OperatorSubtaskState state = harness.snapshot(1, 1);
        harness.close();
        harness = harness(state);
        hear("acme", 1, "elevated", "open", 20);
        wall(20);

        assertThat(told()).containsExactly("acme/volume_spike/1/v1/escalated/boss");
    }

    @Test
    void nothingIsKeptOfAnAlertADayAfterItClosed() throws Exception {
        hear("acme", 1, "elevated", "open", 0);
        hear("acme", 2, "elevated", "closed", 5);
        wall(60);
        assertThat(harness.numKeyedStateEntries()).isPositive();
        wall(24 * 60 + 5);

        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numProcessingTimeTimers()).isZero();
    }

    @Test
    void allThatWasHeldBackIsOneDigest() throws Exception {
        hear("acme", 1, "watch", "open", 0);
        hear("nova", 1, "elevated", "open", 1);
        hear("gone", 1, "elevated", "open", 1);
        hear("gone", 2, "elevated", "closed", 2);
        wall(60);
        List<Message> digests = gathered();

        assertThat(digests).singleElement().satisfies(digest -> {
            assertThat(digest.key())
                    .startsWith("digest/2026-11-24T11:00:00.000Z/")
                    .endsWith("/night");
            assertThat(digest.news()).extracting(news -> news.alert().brand()).containsExactly("nova", "acme");
        });
    }

    @Test
    void aClaimOfAnAlertIsToldFromOneOfAnItem() {
        assertThat(claims("acme/volume_spike/2026-11-24T10:00:00.000Z")).hasSize(1);
        assertThat(claims("acme/x:123")).isEmpty();
        assertThat(claims("acme/blog:https://a.example/b")).isEmpty();
        assertThat(FindClaims.isAlert("acme/forum:a/b")).isFalse();
    }

    private static List<Claim> claims(String item) {
        String json = "{\"type\":\"claimed\",\"at\":\"2026-11-24T10:07:00Z\",\"item\":\"" + item + "\"}";
        List<Claim> found = new ArrayList<>();
        new FindClaims()
                .flatMap(
                        new RawRecord("a", 0, 0, 0, null, json.getBytes(StandardCharsets.UTF_8), null),
                        new ListCollector<>(found));
        return found;
    }

    private void hear(String brand, long version, String level, String state, int minute) throws Exception {
        wall(minute);
        harness.processElement1(
                Alerts.version(brand, version, level, state, TEN.plus(Duration.ofMinutes(minute))), TEN.toEpochMilli());
    }

    private void wall(int minute) throws Exception {
        harness.setProcessingTime(TEN.plus(Duration.ofMinutes(minute)).toEpochMilli());
    }

    private List<String> told() {
        return harness.extractOutputValues().stream().map(Message::key).toList();
    }

    /** What the digest's operator makes of what was held back. */
    private List<Message> gathered() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, Held, Message> digest =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new GatherDigest(config.clock())), Held::digest, Types.STRING)) {
            digest.open();
            for (StreamRecord<Held> held : harness.getSideOutput(DecideWhoIsTold.HELD)) {
                digest.processElement(held.getValue(), 0);
            }
            digest.setProcessingTime(Duration.ofMinutes(1).toMillis());
            assertThat(digest.numKeyedStateEntries()).isZero();
            return digest.extractOutputValues();
        }
    }

    private KeyedTwoInputStreamOperatorTestHarness<String, AlertVersion, Claim, Message> harness(
            OperatorSubtaskState state) throws Exception {
        var opened = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new DecideWhoIsTold(config)),
                AlertVersion::alert,
                Claim::alert,
                Types.STRING);
        opened.setProcessingTime(TEN.toEpochMilli());
        if (state != null) {
            opened.initializeState(state);
        }
        opened.open();
        return opened;
    }
}
