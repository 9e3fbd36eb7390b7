package io.earshot.jobs.care;

import static io.earshot.jobs.care.Told.answer;
import static io.earshot.jobs.care.Told.at;
import static io.earshot.jobs.care.Told.help;
import static io.earshot.jobs.care.Told.millis;
import static io.earshot.jobs.care.Told.thanks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.customer.CustomerContext;
import io.earshot.customer.CustomerFile;
import io.earshot.customer.CustomerNews;
import io.earshot.customer.History;
import io.earshot.customer.KnownCustomer;
import io.earshot.mention.Mention;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class KnowCustomersTest {
    private static final KnownCustomer GOLD = new KnownCustomer(null, "C-1", "gold");
    private static final double DAY = 24 * 60;
    private static final double MEMORY_MINUTES = (CustomerFile.MEMORY.toDays() + 1) * DAY;

    private KeyedTwoInputStreamOperatorTestHarness<String, Mention, CustomerNews, Known> job;

    /** A mention and what is known of its author. */
    record Known(String post, CustomerContext customer) {}

    @AfterEach
    void close() throws Exception {
        job.close();
    }

    @Test
    void mentionComesWithTheTierAndWithWhatWasBefore() throws Exception {
        start(CareConfigs.WALL);
        hear(gold(0));
        hear(help("x:1", null, 1));
        hear(help("x:2", null, 2));

        assertThat(job.extractOutputValues())
                .containsExactly(
                        new Known("x:1", new CustomerContext("C-1", "gold", History.NONE)),
                        new Known("x:2", new CustomerContext("C-1", "gold", new History(1, at(1), at(1), null))));
    }

    @Test
    void smallTalkIsNoRequest() throws Exception {
        start(CareConfigs.WALL);
        hear(thanks("x:1", null, 1));
        hear(help("x:2", null, 2));

        assertThat(job.extractOutputValues().get(1).customer().history()).isEqualTo(new History(0, at(1), at(1), null));
    }

    @Test
    void brandsOwnPostGoesBy() throws Exception {
        start(CareConfigs.EVENT);
        hear(answer("x:1", null, 1));

        assertThat(job.extractOutputValues()).containsExactly(new Known("x:1", CustomerContext.UNKNOWN));
        assertThat(job.numKeyedStateEntries()).isZero();
    }

    @Test
    void onEventTimeItKnowsWhatWasKnownThen() throws Exception {
        start(CareConfigs.EVENT);
        hear(help("x:3", null, 3));
        hear(help("x:1", null, 1));
        hear(gold(2));
        assertThat(job.extractOutputValues()).isEmpty();
        job.processBothWatermarks(new Watermark(millis(10)));

        assertThat(job.extractOutputValues())
                .extracting(Known::post, one -> one.customer().tier())
                .containsExactly(tuple("x:1", null), tuple("x:3", "gold"));
    }

    @Test
    void whatIsLateCountsAtOnce() throws Exception {
        start(CareConfigs.EVENT);
        job.processBothWatermarks(new Watermark(millis(10)));
        hear(gold(1));
        hear(help("x:1", null, 2));

        assertThat(job.extractOutputValues())
                .containsExactly(new Known("x:1", new CustomerContext("C-1", "gold", History.NONE)));
    }

    @Test
    void postsAreForgottenAndTheBooksAreKeptUntilTheyTakeItBack() throws Exception {
        for (CareConfig config : new CareConfig[] {CareConfigs.WALL, CareConfigs.EVENT}) {
            start(config);
            hear(gold(0));
            hear(help("x:1", null, 1));
            time(2);
            time(1 + MEMORY_MINUTES);
            assertThat(job.numEventTimeTimers() + job.numProcessingTimeTimers()).isZero();
            hear(new CustomerNews("x:pat", null, at(2), null));

            assertThat(job.numKeyedStateEntries()).isZero();
            job.close();
        }
    }

    @Test
    void whoKeepsWritingIsRemembered() throws Exception {
        start(CareConfigs.WALL);
        hear(help("x:1", null, 0));
        time(300 * DAY);
        hear(help("x:2", null, 300 * DAY));
        time(600 * DAY);
        hear(help("x:3", null, 600 * DAY));

        assertThat(job.extractOutputValues().get(2).customer().history().items())
                .isEqualTo(2);
    }

    @Test
    void endOfTheInputLeavesNothing() throws Exception {
        start(CareConfigs.EVENT);
        hear(help("x:1", null, 1));
        job.processBothWatermarks(new Watermark(Long.MAX_VALUE));

        assertThat(job.extractOutputValues()).hasSize(1);
        assertThat(job.numKeyedStateEntries()).isZero();
    }

    @Test
    void goesOnFromACheckpoint() throws Exception {
        start(CareConfigs.WALL);
        hear(gold(0));
        hear(help("x:1", null, 1));
        OperatorSubtaskState checkpoint = job.snapshot(1, millis(2));
        job.close();

        job = harness(CareConfigs.WALL);
        job.initializeState(checkpoint);
        job.open();
        hear(help("x:2", null, 2));

        assertThat(job.extractOutputValues())
                .containsExactly(
                        new Known("x:2", new CustomerContext("C-1", "gold", new History(1, at(1), at(1), null))));
    }

    private static CustomerNews gold(double minute) {
        return new CustomerNews("x:pat", null, at(minute), GOLD);
    }

    private void hear(Mention mention) throws Exception {
        job.processElement1(mention, mention.post().createdAt().toEpochMilli());
    }

    private void hear(CustomerNews news) throws Exception {
        job.processElement2(news, news.at().toEpochMilli());
    }

    private void time(double minute) throws Exception {
        job.setProcessingTime(millis(minute));
        job.processBothWatermarks(new Watermark(millis(minute)));
    }

    private void start(CareConfig config) throws Exception {
        job = harness(config);
        job.open();
        job.setProcessingTime(millis(0));
    }

    private static KeyedTwoInputStreamOperatorTestHarness<String, Mention, CustomerNews, Known> harness(
            CareConfig config) throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(
                        new KnowCustomers<>(config, new OfMention(), TypeInformation.of(Mention.class))),
                KnowCustomers::key,
                CustomerNews::author,
                Types.STRING);
    }

    private static final class OfMention implements Introduction<Mention, Known> {
        private static final long serialVersionUID = 1;

        @Override
        public Mention mention(Mention carrier) {
            return carrier;
        }

        @Override
        public boolean asks(Mention carrier) {
            return carrier.actionable().value();
        }

        @Override
        public Known with(Mention carrier, CustomerContext customer) {
            return new Known(carrier.post().id(), customer);
        }
    }
}
