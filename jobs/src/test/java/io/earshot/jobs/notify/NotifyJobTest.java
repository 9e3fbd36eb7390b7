package io.earshot.jobs.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.config.Clock;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.NoSinks;
import io.earshot.jobs.connect.NoSources;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.deliver.FlakyServer;
import io.earshot.json.Json;
import io.earshot.notify.AlertVersion;
import io.earshot.notify.HeraldState;
import io.earshot.notify.Informed;
import io.earshot.notify.Message;
import io.earshot.notify.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.PojoTestUtils;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job from records to people. */
final class NotifyJobTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private final FlakyServer slack = new FlakyServer();
    private final FlakyServer hook = new FlakyServer();
    private final List<RawRecord> alerts = new ArrayList<>();
    private final Instant now = Instant.now();
    private CloseableIterator<DeadLetter> deadLetters;

    @AfterEach
    void close() {
        slack.close();
        hook.close();
    }

    @Test
    void peopleAndProgramsAreToldHowAnAlertGoes() throws Exception {
        alerts.add(Alerts.record("acme", 1, "watch", "open", now));
        alerts.add(Alerts.record("acme", 2, "critical", "updated", now));
        alerts.add(Alerts.record("acme", 2, "critical", "updated", now));
        alerts.add(Alerts.record("acme", 3, "critical", "closed", now));
        run(config());

        assertThat(hook.calls())
                .extracting(call -> Json.MAPPER.readTree(call.body()))
                .extracting(body ->
                        body.get("event").asText() + " " + body.get("level").asText())
                .containsExactly("opened watch", "raised critical", "closed critical");
        assertThat(slack.calls())
                .extracting(
                        call -> Json.MAPPER.readTree(call.body()).get("text").asText())
                .containsExactly(
                        "Critical alert, acme: volume spike. 96 posts of acme in 5 minutes where 3 are usual.",
                        "Over, acme: volume spike. 96 posts of acme in 5 minutes where 3 are usual.");
        JsonNode body = Json.MAPPER.readTree(slack.calls().get(0).body());
        assertThat(body.get("blocks").toString())
                .contains(
                        "96 in 5 min, 3.2 expected", "login, &lt;down&gt;", "acme/x:1", "https://kibana.example/app/");
        assertThat(deadLetters).isExhausted();
    }

    @Test
    void whatIsNoAlertIsADeadLetterAndATombstoneIsNothing() throws Exception {
        alerts.add(Alerts.raw(7, now, "{\"alert\":\"x\"}"));
        alerts.add(Alerts.raw(8, now, null));
        alerts.add(Alerts.raw(9, now, "{"));
        alerts.add(Alerts.record("acme", 1, "watch", "open", now));
        run(config());

        List<String> reasons = new ArrayList<>();
        deadLetters.forEachRemaining(letter -> reasons.add(letter.id() + ": " + letter.reason()));
        assertThat(reasons)
                .satisfiesExactly(
                        reason -> assertThat(reason)
                                .startsWith(
                                        "notify-decode-alert/earshot.alerts-0-7: not an alert: without brand, kind"),
                        reason -> assertThat(reason).startsWith("notify-decode-alert/earshot.alerts-0-9: not"));
        assertThat(hook.calls()).hasSize(1);
    }

    @Test
    void ofTheAlertsOfABackfillNobodyIsTold() throws Exception {
        alerts.add(Alerts.record("acme", 1, "critical", "open", now.minusSeconds(4_000)));
        run(config());

        assertThat(hook.calls()).isEmpty();
        assertThat(slack.calls()).isEmpty();
    }

    @Test
    void ofAReplayNobodyIsToldUnlessThatIsWanted() throws Exception {
        NotifyConfig live = config();
        NotifyConfig replay = with(live, false);

        assertThat(replay.tellsAnybody()).isFalse();
        assertThat(with(live, true).tellsAnybody()).isTrue();
        alerts.add(Alerts.record("acme", 1, "critical", "open", now.minusSeconds(90_000)));
        run(with(live, true));

        assertThat(hook.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AlertVersion.class,
                Claim.class,
                Held.class,
                HeraldState.class,
                Informed.class,
                Message.class,
                News.class
            })
    void whatIsSentAndKeptIsSerialisedWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    private NotifyConfig config() {
        return Configs.of("""
                targets:
                  - {name: hook, type: webhook, url: "%s"}
                  - {name: channel, type: slack, url: "%s"}
                routes:
                  - {targets: [hook]}
                  - {targets: [channel], level: elevated}
                """.formatted(hook.url("/"), slack.url("/")));
    }

    private static NotifyConfig with(NotifyConfig live, boolean replay) {
        return new NotifyConfig(
                live.plan(), live.links(), Clock.EVENT, replay, live.tooOldAfter(), live.timeout(), live.backoff());
    }

    private void run(NotifyConfig config) throws Exception {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        env.setParallelism(1);
        NotifyJob.build(env, new Lists(), new Collected(), config);
        env.executeAsync("notify").getJobExecutionResult().get();
    }

    private final class Lists extends NoSources {
        @Override
        public DataStream<RawRecord> alerts(StreamExecutionEnvironment env) {
            return env.fromData(RawRecord.class, alerts.toArray(new RawRecord[0]))
                    .assignTimestampsAndWatermarks(WatermarkStrategy.<RawRecord>forMonotonousTimestamps()
                            .withTimestampAssigner((record, none) -> record.timestampMillis()));
        }

        @Override
        public DataStream<RawRecord> activity(StreamExecutionEnvironment env) {
            return env.fromData(RawRecord.class, new RawRecord("earshot.activity", 0, 0, 0, null, new byte[0], null));
        }
    }

    private final class Collected extends NoSinks {
        @Override
        public void deadLetters(DataStream<DeadLetter> stream) {
            deadLetters = stream.collectAsync();
        }
    }
}
