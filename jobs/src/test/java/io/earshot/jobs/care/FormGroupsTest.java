package io.earshot.jobs.care;

import static io.earshot.jobs.care.CareConfigs.DAYS_30;
import static io.earshot.jobs.care.Told.at;
import static io.earshot.jobs.care.Told.event;
import static io.earshot.jobs.care.Told.help;
import static io.earshot.jobs.care.Told.millis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.care.CareEvent;
import io.earshot.care.GroupPlace;
import io.earshot.care.Item;
import io.earshot.care.Membership;
import io.earshot.care.TopicNews;
import io.earshot.jobs.connect.NoBrands;
import io.earshot.topic.TopicState;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of groups, and that it ends. Items are heard of as their conversations tell them. */
final class FormGroupsTest {
    private static final double DAY = DAYS_30 / 30;

    private KeyedOneInputStreamOperatorTestHarness<String, CareEvent, Item> conversations;
    private KeyedOneInputStreamOperatorTestHarness<String, Item, Item> job;

    @BeforeEach
    void listen() throws Exception {
        conversations = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new KeepConversations(CareConfigs.WALL, new NoBrands())),
                CareEvent::key,
                Types.STRING);
        conversations.open();
    }

    @AfterEach
    void close() throws Exception {
        conversations.close();
        job.close();
    }

    @ParameterizedTest(name = "on event time: {0}")
    @ValueSource(booleans = {false, true})
    void nothingIsKeptOfGroupsThatAreOver(boolean onEventTime) throws Exception {
        start(onEventTime ? CareConfigs.EVENT : CareConfigs.WALL);
        hear(item("x:1", "acme/t1", 0));
        hear(item("x:2", "acme/t1", 1));
        hear(item("x:3", "acme/t2", 2));
        hear(item("x:3", "acme/t1", 3)); // its topic became part of the other
        hear(item("x:1", "acme/t2", DAY)); // whoever led the group left it
        advance(DAY);
        assertThat(job.extractOutputValues()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(job.numKeyedStateEntries()).isPositive();

        advance(5 * DAYS_30);

        assertThat(job.numKeyedStateEntries()).isZero();
        assertThat(job.numEventTimeTimers() + job.numProcessingTimeTimers()).isZero();
    }

    @Test
    void nothingIsKeptOfItemsWithoutATopic() throws Exception {
        start(CareConfigs.WALL);
        hear(item("x:1", null, 0));

        assertThat(job.extractOutputValues()).hasSize(1);
        assertThat(job.numKeyedStateEntries()).isZero();
    }

    @Test
    void anItemOfWhichOneStillHearsIsNotForgottenAndCountsOnce() throws Exception {
        start(CareConfigs.WALL);
        hear(item("x:1", "acme/t1", 0));
        hear(item("x:1", "acme/t1", 50 * DAY));
        advance(70 * DAY);
        hear(item("x:1", "acme/t1", 71 * DAY));

        assertThat(job.extractOutputValues())
                .extracting(item -> item.group().size())
                .containsOnly(1);
        advance(200 * DAY);
        assertThat(job.numKeyedStateEntries()).isZero();
    }

    @Test
    void aGroupOutlivesItsLead() throws Exception {
        start(CareConfigs.WALL);
        hear(item("x:1", "acme/t1", 0));
        hear(item("x:2", "acme/t1", 40 * DAY)); // of which the lead was told
        hear(item("x:2", "acme/t1", 75 * DAY)); // it had expired
        advance(105 * DAY);
        hear(item("x:2", "acme/t1", 110 * DAY)); // and is there again

        List<Item> told = job.extractOutputValues();
        GroupPlace last = told.get(told.size() - 1).group();
        assertThat(tuple(last.size(), last.open(), last.lead())).isEqualTo(tuple(2, 1, "acme/x:2"));
        advance(200 * DAY);
        assertThat(job.numKeyedStateEntries()).isZero();
    }

    @Test
    void aGroupGoesOnAfterARestore() throws Exception {
        start(CareConfigs.WALL);
        hear(item("x:1", "acme/t1", 0));
        OperatorSubtaskState checkpoint = job.snapshot(1, 1);
        job.close();
        job = harness(CareConfigs.WALL);
        job.initializeState(checkpoint);
        job.open();
        hear(item("x:2", "acme/t1", 1));

        assertThat(job.extractOutputValues())
                .extracting(item -> item.group().size())
                .containsOnly(2);
        advance(200 * DAY);
        assertThat(job.numKeyedStateEntries()).isZero();
    }

    /** The newest version of a customer's item, which is of a topic since then. */
    private Item item(String post, String topic, double minute) throws Exception {
        conversations.setProcessingTime(millis(minute));
        conversations.processElement(event(help(post, null, minute), post), millis(minute));
        if (topic != null) {
            TopicNews news = new TopicNews(
                    topic, "parcels late", TopicState.EMERGING, 20, List.of("parcel"), List.of(), null, 1);
            conversations.processElement(
                    CareEvent.of(new Membership("acme/" + post, news), "acme", post, at(minute)), millis(minute));
        }
        List<Item> told = conversations.extractOutputValues();
        return told.get(told.size() - 1);
    }

    private void hear(Item item) throws Exception {
        advance(item.updatedAt().toEpochMilli());
        job.processElement(item, item.updatedAt().toEpochMilli());
    }

    private void start(CareConfig config) throws Exception {
        job = harness(config);
        job.open();
    }

    private void advance(double minute) throws Exception {
        advance(millis(minute));
    }

    private void advance(long millis) throws Exception {
        job.setProcessingTime(millis);
        job.processWatermark(millis);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, Item, Item> harness(CareConfig config)
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new FormGroups(config, new NoBrands())), Item::brand, Types.STRING);
    }
}
