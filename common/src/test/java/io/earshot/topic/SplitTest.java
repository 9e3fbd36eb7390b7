package io.earshot.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Mention;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SplitTest {
    private static final List<String> COFFEE =
            List.of("free", "barista", "latte", "queue", "cup", "espresso", "beans", "milk", "roast");
    private static final List<String> FLOOD =
            List.of("cellar", "pump", "plumber", "flooded", "pipe", "wet", "hose", "bucket", "leak");

    /** They are told apart at the 32nd text, which is about water; */
    private static final int PARTED_AT = 31;

    /** and between any two of them, others have talked of other things. */
    private static final int OTHERS = 2;

    private final Talk talk = Talk.of(TopicSettings.DEFAULTS);

    /** The topic of the post of that number, which others come before. */
    private static String say(Talk talk, int i) {
        return say(talk, i, said(i));
    }

    private static String say(Talk talk, int i, String text) {
        for (int other = i * OTHERS; other < (i + 1) * OTHERS; other++) {
            talk.say("unrelated" + other + " chatter" + other + " number" + other);
        }
        return talk.say(text);
    }

    private static String post(int i) {
        return "x:" + (i * (OTHERS + 1) + OTHERS);
    }

    /** Of an opening with coffee, and of water in its cellar: both at first, then one or the other. */
    private static String said(int i) {
        if (i < 4) {
            return "leeds opening " + some(COFFEE, 2, i) + some(FLOOD, 2, i);
        }
        return isOfFlood(i) ? "water " + some(FLOOD, 3, i) + "wet" + i : "coffee " + some(COFFEE, 3, i) + "cosy" + i;
    }

    private static boolean isOfFlood(int i) {
        return i >= 4 && i % 5 < 2;
    }

    /** Some of the words, others in each turn. */
    private static String some(List<String> words, int many, int turn) {
        StringBuilder some = new StringBuilder();
        for (int i = 0; i < many; i++) {
            some.append(words.get((turn * 7 + i * (1 + turn % 3)) % words.size()))
                    .append(' ');
        }
        return some.toString();
    }

    /** Says so many; the topic of each. */
    private List<String> say(int from, int to) {
        List<String> topics = new ArrayList<>();
        for (int i = from; i < to; i++) {
            topics.add(say(talk, i));
        }
        return topics;
    }

    @Test
    void twoThingsThatBeganAsOneArePartedAndTheLargerKeepsTheId() {
        List<String> before = say(0, PARTED_AT);
        String parted = say(talk, PARTED_AT);
        List<String> after = say(PARTED_AT + 1, 300);

        assertThat(before).containsOnly(before.get(0));
        assertThat(parted)
                .as("its id is of the mention at which it was parted")
                .isEqualTo("acme/" + HexFormat.of().toHexDigits(Stories.hash(Mention.id("acme", post(PARTED_AT)))));
        for (int i = 0; i < after.size(); i++) {
            assertThat(after.get(i)).isEqualTo(isOfFlood(PARTED_AT + 1 + i) ? parted : before.get(0));
        }
    }

    @Test
    void bothAreToldEachByItsOwnWordsAndMentions() {
        String whole = say(0, PARTED_AT).get(0);
        talk.pass(Duration.ofMinutes(1));
        List<Topic> one = talk.topics().changed(talk.now);
        String parted = "";
        for (int i = PARTED_AT; i < PARTED_AT + 30; i++) {
            String topic = say(talk, i);
            parted = isOfFlood(i) ? topic : parted;
        }
        talk.pass(Duration.ofMinutes(1));
        List<Topic> two = talk.topics().changed(talk.now);

        assertThat(one).extracting(Topic::topic).containsExactly(whole);
        assertThat(two).extracting(Topic::topic).containsExactly(whole, parted);
        assertThat(two.get(0).terms()).contains("coffee").doesNotContain("water", "cellar", "pump");
        assertThat(two.get(1).terms()).contains("water").doesNotContain("coffee", "barista", "latte");
        assertThat(two.get(0).label()).contains("coffee").doesNotContain("water");
        assertThat(two.get(1).label()).contains("water").doesNotContain("coffee");
        assertThat(two.get(0).exemplars()).noneMatch(SplitTest::isOfFlood);
        assertThat(two.get(1).exemplars()).hasSizeGreaterThan(1).allMatch(SplitTest::isOfFlood);
    }

    private static boolean isOfFlood(String mention) {
        return IntStream.range(0, 200).anyMatch(i -> isOfFlood(i) && mention.equals(Mention.id("acme", post(i))));
    }

    @Test
    void whatWasCountedStaysAndThePartCountsFromItsPartingOn() {
        String whole = say(0, PARTED_AT).get(0);
        String parted = say(talk, PARTED_AT);

        assertThat(talk.topic(whole).size()).isEqualTo(PARTED_AT + 1);
        assertThat(talk.topic(whole).stories()).isEqualTo(PARTED_AT + 1);
        assertThat(talk.topic(parted).size()).isZero();

        talk.repost(talk.last(), "RT @someone: " + said(PARTED_AT));
        say(PARTED_AT + 1, PARTED_AT + 6);

        assertThat(talk.topic(parted).size()).isEqualTo(3);
        assertThat(talk.topic(parted).stories()).isEqualTo(2);
        assertThat(talk.topic(parted).authors()).isEqualTo(3);
        assertThat(talk.topic(parted).first()).isEqualTo(Mention.id("acme", post(PARTED_AT)));
    }

    @Test
    void repostsAndAnswersFollowWhatTheyAreOf() {
        String whole = say(0, PARTED_AT).get(0);
        String flood = post(PARTED_AT - 5);
        String coffee = post(PARTED_AT - 2);
        String parted = say(talk, PARTED_AT);

        assertThat(talk.repost(flood, "RT @someone: look")).isEqualTo(parted);
        assertThat(talk.answer(flood, "so true!!")).isEqualTo(parted);
        assertThat(talk.repost(coffee, "RT @someone: look")).isEqualTo(whole);
    }

    @Test
    void oneThingSaidInManyWaysStaysOne() {
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            topics.add(say(talk, i, "coffee " + some(COFFEE, 3, i) + "cosy" + i));
        }

        assertThat(topics).containsOnly(topics.get(0));
    }

    @Test
    void whatWasPartedIsNotMergedAgain() {
        say(0, PARTED_AT + 1);
        for (int i = PARTED_AT + 1; i < 600; i++) {
            say(talk, i);

            assertThat(talk.topics().merged()).isEmpty();
        }
    }

    @Test
    void theFutureIsTheSameAfterARoundTripBeforeAndAfterTheParting() throws IOException {
        Talk first = Talk.of(TopicSettings.DEFAULTS);
        for (int i = 0; i < 300; i++) {
            if (i == 20 || i == PARTED_AT + 1) {
                first = first.with(copy(first.topics()));
            }
            assertThat(say(first, i)).isEqualTo(say(talk, i));
        }
        first.pass(Duration.ofMinutes(30));
        talk.pass(Duration.ofMinutes(30));

        assertThat(first.topics().changed(first.now)).isEqualTo(talk.topics().changed(talk.now));
        assertThat(bytes(first.topics())).isEqualTo(bytes(talk.topics()));
    }

    private static BrandTopics copy(BrandTopics topics) throws IOException {
        return BrandTopics.read(new DataInputStream(new ByteArrayInputStream(bytes(topics))), TopicSettings.DEFAULTS);
    }

    private static byte[] bytes(BrandTopics topics) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        topics.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void aTopicOfWhichHardlyAnyTextIsRememberedStaysOne() {
        TopicSettings d = TopicSettings.DEFAULTS;
        Talk forgetful = Talk.of(new TopicSettings(
                d.mostTopics(),
                Split.FIRST_CHECK - 1,
                d.mostWords(),
                d.leastSize(),
                d.leastAuthors(),
                d.hotSize(),
                d.hotShare(),
                d.endAfter()));
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            topics.add(say(forgetful, i));
        }

        assertThat(topics).containsOnly(topics.get(0));
    }
}
