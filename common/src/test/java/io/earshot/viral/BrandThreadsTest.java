package io.earshot.viral;

import static io.earshot.mention.MentionBuilder.mention;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alert.AlertLevel;
import io.earshot.mention.MentionBuilder;
import io.earshot.mention.Sentiment;
import io.earshot.post.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrandThreadsTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final ViralSettings SETTINGS = ViralSettings.matter(60, 1_000_000);

    private final BrandThreads threads = new BrandThreads(SETTINGS);

    @Test
    void anAngryThreadThatRunsAwayRisesToALevelWhileItIsSmall() {
        threads.add(root().build());
        List<ViralRisk> told = new ArrayList<>();
        for (int i = 1; told.isEmpty() && i < 60; i++) {
            threads.add(angryReply(i, at(10L * i)).build());
            told.addAll(threads.advance(at(10L * i)));
        }
        ViralRisk risk = told.get(0);
        assertThat(risk.conversation()).isEqualTo("root");
        assertThat(risk.level()).isPresent();
        assertThat(risk.changed()).isTrue();
        assertThat(risk.size()).isBetween(5L, 30L);
        assertThat(risk.forecast().passing()).isGreaterThan(0.1);
        assertThat(risk.exemplars()).startsWith("acme/root").hasSizeGreaterThan(1);
        assertThat(risk.reason())
                .startsWith("A thread with ")
                .contains("negative")
                .endsWith(".");
    }

    @Test
    void praiseThatRunsAwayIsLessOfARiskThanAnger() {
        BrandThreads praise = new BrandThreads(SETTINGS);
        threads.add(root().build());
        praise.add(root().tone(Sentiment.Label.POSITIVE).build());
        for (int i = 1; i < 40; i++) {
            threads.add(angryReply(i, at(10L * i)).build());
            praise.add(angryReply(i, at(10L * i)).tone(Sentiment.Label.POSITIVE).build());
        }
        double angry = threads.find("root", at(400)).orElseThrow().score();
        assertThat(praise.find("root", at(400)).orElseThrow().score()).isLessThan(angry - 0.2);
    }

    @Test
    void aDyingThreadCalmsDownAStepAtATimeAndIsForgotten() {
        runAway();
        List<Double> levels = new ArrayList<>();
        for (int minute = 8; minute < 240; minute++) {
            threads.advance(at(60L * minute)).forEach(risk -> {
                if (risk.changed()) {
                    levels.add(risk.level().map(SETTINGS::from).orElse(0.0));
                }
            });
        }
        assertThat(levels).isNotEmpty().endsWith(0.0).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(threads.size()).isEqualTo(1);
        threads.advance(START.plus(SETTINGS.endAfter()).plus(Duration.ofHours(1)));
        assertThat(threads.size()).isZero();
    }

    @Test
    void aLevelIsNotGivenUpForAShortLull() {
        runAway();
        AlertLevel level = threads.find("root", at(400)).orElseThrow().level().orElseThrow();
        for (int minute = 7; minute < 7 + SETTINGS.calmAfter().toMinutes(); minute++) {
            List<ViralRisk> risks = threads.advance(at(60L * minute));
            assertThat(risks).hasSize(1);
            assertThat(risks.get(0).level()).contains(level);
        }
    }

    @Test
    void twoWhoQuarrelAreNoCrowd() {
        threads.add(root().build());
        for (int i = 1; i < 60; i++) {
            threads.add(angryReply(i, at(5L * i)).by(i % 2 == 0 ? "kim" : "lee").build());
            assertThat(threads.advance(at(5L * i))).isEmpty();
        }
    }

    @Test
    void theBrandsOwnAnswersMakeNoThreadGrowButItsOwnPostExposesIt() {
        threads.add(root().own().build());
        threads.add(angryReply(1, at(10)).build());
        threads.add(angryReply(2, at(20)).own().build());
        ViralRisk risk = threads.find("root", at(30)).orElseThrow();
        assertThat(risk.size()).isEqualTo(2);
        RiskPart exposure = risk.parts().get(4);
        assertThat(exposure.name()).isEqualTo("exposure");
        assertThat(exposure.value()).isEqualTo(1);
        assertThat(exposure.because()).isEqualTo("it began with the brand's own post; the brand has answered");
    }

    @Test
    void everyPartSaysWhatItRestsOn() {
        runAway();
        assertThat(threads.find("root", at(400)).orElseThrow().parts())
                .extracting(RiskPart::name)
                .containsExactly("growth", "negativity", "influence", "breadth", "exposure");
        assertThat(threads.find("root", at(400)).orElseThrow().parts())
                .allSatisfy(part -> assertThat(part.value()).isBetween(0.0, 1.0))
                .allSatisfy(part -> assertThat(part.because()).isNotBlank());
    }

    @Test
    void moreThreadsThanAllowedPushOutTheLeastActiveWhichIsCounted() {
        ViralSettings few = new ViralSettings(
                60, 1_000_000, 0.35, 0.55, 0.75, 0.08, Duration.ofMinutes(15), 5, 4, Duration.ofDays(2), 3);
        BrandThreads bounded = new BrandThreads(few);
        for (String id : List.of("a", "b", "c")) {
            bounded.add(mention(id, START).build());
        }
        bounded.add(mention("a2", at(5)).inReplyTo("a").build());
        bounded.add(mention("d", at(6)).build());
        assertThat(bounded.size()).isEqualTo(3);
        assertThat(bounded.dropped()).isEqualTo(1);
        assertThat(bounded.find("b", at(7))).isEmpty();
        assertThat(bounded.find("a", at(7))).isPresent();
    }

    @Test
    void whatIsReadBackHasTheSameFuture() throws IOException {
        runAway();
        threads.add(mention("other", at(401)).on(Platform.REDDIT).build());
        BrandThreads read = roundTrip(threads);
        assertThat(bytes(read)).isEqualTo(bytes(threads));
        for (int i = 41; i < 80; i++) {
            threads.add(angryReply(i, at(10L * i)).build());
            read.add(angryReply(i, at(10L * i)).build());
            assertThat(read.advance(at(10L * i))).isEqualTo(threads.advance(at(10L * i)));
        }
        for (int minute = 14; minute < 120; minute++) {
            assertThat(read.advance(at(60L * minute))).isEqualTo(threads.advance(at(60L * minute)));
        }
        assertThat(bytes(read)).isEqualTo(bytes(threads));
    }

    private void runAway() {
        threads.add(root().build());
        for (int i = 1; i <= 40; i++) {
            threads.add(angryReply(i, at(10L * i)).build());
            threads.advance(at(10L * i));
        }
    }

    private static MentionBuilder root() {
        return mention("root", START)
                .tone(Sentiment.Label.NEGATIVE)
                .severity(0.6)
                .reach(5_000);
    }

    private static MentionBuilder angryReply(int number, Instant at) {
        return mention("r" + number, at)
                .by("author" + number)
                .tone(Sentiment.Label.NEGATIVE)
                .reach(800)
                .inReplyTo("root");
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static byte[] bytes(BrandThreads threads) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        threads.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static BrandThreads roundTrip(BrandThreads threads) throws IOException {
        return BrandThreads.read(new DataInputStream(new ByteArrayInputStream(bytes(threads))), SETTINGS);
    }
}
