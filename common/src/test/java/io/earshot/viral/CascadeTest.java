package io.earshot.viral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CascadeTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /** Threads that are alike enough to end, and that do not tire. */
    private static final GrowthConstants KNOWN =
            new GrowthConstants(0.5, 1, 0.25, 10_000, 1, 4, 0.4, 3, 0.7, 250, 1_400, 0.25, 0.5, 0, 20, 1);

    @Test
    void forecastsOfSimulatedThreadsAreNeitherTooHighNorTooLow() {
        Checked checked = check(KNOWN, 4_000, Duration.ofMinutes(10), 3);
        assertThat(checked.threads).isGreaterThan(500);
        assertThat(checked.expected / checked.came).isCloseTo(1, within(0.06));
    }

    @Test
    void theIntervalHoldsEightOfTenSimulatedThreads() {
        Checked checked = check(KNOWN, 4_000, Duration.ofMinutes(10), 3);
        // counts are whole, so that an interval of at least 80 % often holds a little more
        assertThat(checked.inside / checked.threads).isBetween(0.79, 0.90);
    }

    @Test
    void aProbabilityOfDoublingMeansWhatItSays() {
        Checked checked = check(KNOWN, 4_000, Duration.ofMinutes(10), 3);
        assertThat(checked.doublingExpected / checked.threads)
                .isCloseTo(checked.doubled / checked.threads, within(0.04));
    }

    @Test
    void postsInQuickSuccessionPromiseMoreThanTheSameNumberSpreadOut() {
        Cascade burst = thread(0, 30, 60, 100, 150, 200, 260, 330, 400, 500);
        Cascade trickle = thread(0, 60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 40_000);
        assertThat(burst.outlook(START.plusSeconds(600)).size().likely())
                .isGreaterThan(trickle.outlook(START.plusSeconds(40_100)).size().likely());
    }

    @Test
    void aThreadThatFallsSilentIsExpectedToStayAsItIs() {
        Cascade thread = thread(0, 30, 60, 100, 150, 200, 260, 330, 400, 500);
        double soon = thread.outlook(START.plusSeconds(510)).sizeAtLeast(20);
        double later = thread.outlook(START.plusSeconds(3_600)).sizeAtLeast(20);
        assertThat(soon).isGreaterThan(0.3);
        assertThat(later).isLessThan(soon / 3);
        assertThat(thread.outlook(START.plus(Duration.ofDays(1))).size()).isEqualTo(new Estimate(10, 10, 10, 10));
    }

    @Test
    void reachCountsTheAudiencesThatAreStillToCome() {
        Cascade thread = thread(0, 30, 60, 100, 150, 200, 260, 330, 400, 500);
        Outlook outlook = thread.outlook(START.plusSeconds(510));
        assertThat(thread.reach()).isEqualTo(10_000);
        assertThat(outlook.reach().low()).isGreaterThanOrEqualTo(10_000);
        assertThat(outlook.reach().median())
                .isBetween(outlook.reach().low(), outlook.reach().high());
        assertThat(outlook.reachAtLeast(10_000)).isEqualTo(1);
        assertThat(outlook.reachAtLeast(30_000)).isGreaterThan(outlook.reachAtLeast(60_000));
    }

    @Test
    void aRootOfUnknownAudienceAddsNoReachAndIsTakenForAUsualOne() {
        Cascade unknown = new Cascade(GrowthModel.SHIPPED, START, 0);
        Cascade usual = new Cascade(GrowthModel.SHIPPED, START, 800);
        assertThat(unknown.reach()).isZero();
        assertThat(unknown.expected(START)).isEqualTo(usual.expected(START));
    }

    @Test
    void aLatePostCountsAsIfItCameWithTheLast() {
        Cascade late = thread(0, 30, 60, 20);
        Cascade inOrder = thread(0, 30, 60, 60);
        assertThat(late.size()).isEqualTo(4);
        assertThat(late.outlook(START.plusSeconds(70)).size())
                .isEqualTo(inOrder.outlook(START.plusSeconds(70)).size());
    }

    @Test
    void aThreadOfTensOfThousandsOfPostsIsForetoldToo() {
        Cascade thread = new Cascade(GrowthModel.SHIPPED, START, 1_000);
        for (int i = 1; i <= 50_000; i++) {
            thread.add(START.plusMillis(i * 100L), 500);
        }
        Estimate size = thread.outlook(START.plusSeconds(5_001)).size();
        assertThat(size.low()).isBetween(60_000L, size.median());
        assertThat(size.high()).isBetween(size.median(), 5_000_000L);
    }

    @Test
    void whatIsReadBackHasTheSameFuture() throws IOException {
        Cascade thread = thread(0, 30, 60, 100, 150);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        thread.write(new DataOutputStream(bytes));
        Cascade read =
                Cascade.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), GrowthModel.SHIPPED);
        for (Cascade each : new Cascade[] {thread, read}) {
            each.add(START.plusSeconds(170), 2_000);
        }
        Instant now = START.plusSeconds(200);
        assertThat(read.outlook(now).forecast(50, 100_000))
                .isEqualTo(thread.outlook(now).forecast(50, 100_000));
        assertThat(read.expected(now)).isEqualTo(thread.expected(now));
    }

    private static Cascade thread(long... seconds) {
        Cascade cascade = new Cascade(GrowthModel.SHIPPED, START, 1_000);
        for (int i = 1; i < seconds.length; i++) {
            cascade.add(START.plusSeconds(seconds[i]), 1_000);
        }
        return cascade;
    }

    private static final class Checked {
        double threads;
        double inside;
        double expected;
        double came;
        double doubled;
        double doublingExpected;
    }

    private static Checked check(GrowthConstants constants, int draws, Duration after, int leastPosts) {
        ThreadSimulation simulation = new ThreadSimulation(constants, 7);
        GrowthModel model = new GrowthModel(constants);
        Checked checked = new Checked();
        for (int i = 0; i < draws; i++) {
            double[] times = simulation.draw(2_000);
            Cascade cascade = new Cascade(model, START, 2_000);
            for (int j = 1; j < times.length && times[j] <= after.toSeconds(); j++) {
                cascade.add(START.plusMillis(Math.round(1_000 * times[j])), 800);
            }
            if (cascade.size() < leastPosts) {
                continue;
            }
            Instant now = START.plus(after);
            Outlook outlook = cascade.outlook(now);
            Estimate size = outlook.size();
            checked.threads++;
            checked.inside += times.length >= size.low() && times.length <= size.high() ? 1 : 0;
            checked.expected += cascade.expected(now);
            checked.came += times.length - cascade.size();
            checked.doubled += times.length >= 2 * cascade.size() ? 1 : 0;
            checked.doublingExpected += outlook.sizeAtLeast(2 * cascade.size());
        }
        return checked;
    }
}
