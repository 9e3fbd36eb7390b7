package io.earshot.jobs.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.jobs.config.Clock;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.NoSinks;
import io.earshot.jobs.connect.NoSources;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.deliver.FlakyServer;
import io.earshot.ticket.ItemVersion;
import io.earshot.ticket.Picture;
import io.earshot.ticket.TicketLink;
import io.earshot.ticket.TicketMessage;
import io.earshot.ticket.TicketPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** The job from records to ticket systems. */
final class TicketsJobTest {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private final FlakyServer all = new FlakyServer();
    private final FlakyServer urgent = new FlakyServer();
    private final List<RawRecord> items = new ArrayList<>();
    private final Instant now = Instant.now();
    private CloseableIterator<DeadLetter> deadLetters;

    @AfterEach
    void close() {
        all.close();
        urgent.close();
    }

    @Test
    void eachTargetHasTheItemsThatItWants() throws Exception {
        items.add(Items.raw(1, Items.json("acme/x:1", 1, "new", "urgent", now)));
        items.add(Items.raw(2, Items.json("acme/x:2", 1, "new", "low", now)));
        items.add(Items.raw(3, Items.json("acme/x:3", 1, "resolved", "urgent", now)));
        run(config());

        assertThat(keys(all)).containsExactlyInAnyOrder("acme/x:1/1", "acme/x:2/1");
        assertThat(keys(urgent)).containsExactly("acme/x:1/1");
        assertThat(deadLetters).isExhausted();
    }

    @Test
    void whatIsNoItemIsADeadLetterAndATombstoneIsNothing() throws Exception {
        items.add(Items.raw(7, "{\"item\":\"x\",\"status\":\"odd\"}"));
        items.add(Items.raw(8, null));
        items.add(Items.raw(9, "{"));
        items.add(Items.raw(10, Items.json("acme/x:1", 1, "new", "urgent", now)));
        run(config());

        List<String> reasons = new ArrayList<>();
        deadLetters.forEachRemaining(letter -> reasons.add(letter.id() + ": " + letter.reason()));
        assertThat(reasons)
                .satisfiesExactly(
                        reason -> assertThat(reason)
                                .isEqualTo("tickets-decode-item/earshot.items-0-7: not an item: without brand, channel,"
                                        + " priority.level, a known status, version, updatedAt"),
                        reason -> assertThat(reason).startsWith("tickets-decode-item/earshot.items-0-9: not JSON"));
        assertThat(keys(all)).containsExactly("acme/x:1/1");
    }

    @Test
    void whatIsOfABackfillOpensNoTicket() throws Exception {
        items.add(Items.raw(1, Items.json("acme/x:1", 1, "new", "urgent", now.minus(Duration.ofDays(8)))));
        run(config());

        assertThat(all.calls()).isEmpty();
    }

    @Test
    void ofAReplayNoTicketSystemHearsUnlessThatIsWanted() {
        TicketsConfig live = config();
        TicketsConfig replay = new TicketsConfig(
                live.plan(),
                Clock.EVENT,
                false,
                live.tooOldAfter(),
                live.forgetAfter(),
                live.timeout(),
                live.backoff());

        assertThat(live.sendsAnything()).isTrue();
        assertThatThrownBy(() -> run(replay)).hasMessageStartingWith("clock is event, and of a replay");
        TicketsConfig nobody = new TicketsConfig(
                TicketPlan.NONE,
                Clock.WALL,
                false,
                live.tooOldAfter(),
                live.forgetAfter(),
                live.timeout(),
                live.backoff());
        assertThatThrownBy(() -> run(nobody)).hasMessageStartingWith("no ticket system is to have items");
    }

    @ParameterizedTest
    @ValueSource(classes = {ItemVersion.class, Picture.class, TicketLink.class, TicketMessage.class})
    void whatIsSentAndKeptIsSerialisedWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }

    private TicketsConfig config() {
        return Configs.of("""
                hosts: [127.0.0.1]
                targets:
                  - {id: all, kind: plain, url: "%s"}
                  - {id: urgent, kind: plain, url: "%s", levels: urgent, channels: [x], teams: billing}
                """.formatted(all.url("/"), urgent.url("/")));
    }

    private static List<String> keys(FlakyServer server) {
        return server.calls().stream()
                .map(call -> call.header("Idempotency-Key"))
                .toList();
    }

    private void run(TicketsConfig config) throws Exception {
        Configuration flink = new Configuration();
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        env.setParallelism(1);
        TicketsJob.build(env, new Lists(), new Collected(), config);
        env.executeAsync("tickets").getJobExecutionResult().get();
    }

    private final class Lists extends NoSources {
        @Override
        public DataStream<RawRecord> items(StreamExecutionEnvironment env) {
            return env.fromData(RawRecord.class, items.toArray(new RawRecord[0]));
        }
    }

    private final class Collected extends NoSinks {
        @Override
        public void deadLetters(DataStream<DeadLetter> stream) {
            deadLetters = stream.collectAsync();
        }
    }
}
