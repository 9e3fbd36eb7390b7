package io.earshot.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BrandTopicsTest {
    private static final List<String> OUTAGE = List.of(
            "Acme app is down, cannot log in since this morning",
            "is the Acme app down for anybody else? login fails",
            "Acme login down again, the app will not let me log in",
            "cannot log in to the Acme app, is it down?",
            "login on the Acme app fails for me too, down since eight",
            "Acme app down?? login error all morning",
            "another morning, another Acme app login outage",
            "the app login is down, says Acme support");

    private static final List<String> COFFEE = List.of(
            "free coffee at the Acme branch in Leeds today",
            "queueing for free coffee at Acme in Leeds",
            "Acme gives away free coffee, love the Leeds branch",
            "best free coffee in Leeds is at the Acme branch",
            "that free coffee in the Leeds branch of Acme is good",
            "coffee for free at Acme Leeds, go get one");

    private final Talk talk = Talk.of(TopicSettings.DEFAULTS);

    @Test
    void paraphrasesAreOneTopicAndOtherTalkIsAnother() {
        List<String> outage = sayInTurn(OUTAGE, COFFEE);

        assertThat(outage.subList(2, 8)).as("outage").containsOnly(outage.get(2));
        assertThat(outage.subList(10, 14)).as("coffee").containsOnly(outage.get(10));
        assertThat(outage.get(2)).isNotEqualTo(outage.get(10));
    }

    /** Says both in turn; the topics of the first, then of the second. */
    private List<String> sayInTurn(List<String> some, List<String> others) {
        List<String> ofSome = new ArrayList<>();
        List<String> ofOthers = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            ofSome.add(talk.say(some.get(i)));
            if (i < others.size()) {
                ofOthers.add(talk.say(others.get(i)));
            }
        }
        ofSome.addAll(ofOthers);
        return ofSome;
    }

    @Test
    void aNearCopyFoldsIntoTheStory() {
        String story = talk.say("Acme Bank closes its branch in Leeds after a burst water main on Friday");
        String copy = talk.say(
                "BREAKING Acme Bank closes its branch in Leeds after a burst water main on Friday http://t.co/x");

        assertThat(copy).isEqualTo(story);
        assertThat(talk.topic(story).size()).isEqualTo(2);
        assertThat(talk.topic(story).stories()).isEqualTo(1);
        assertThat(talk.topic(story).reach()).isEqualTo(200);
    }

    @Test
    void aRepostIsReachAndNoNewWords() {
        String story = talk.say("Acme raises its fees for students, what a shame");
        String original = talk.last();
        String repost = talk.repost(original, "RT @someone: this text is not what was reposted at all");

        assertThat(repost).isEqualTo(story);
        assertThat(talk.topic(story).size()).isEqualTo(2);
        assertThat(talk.topic(story).stories()).isEqualTo(1);
    }

    @Test
    void whatIsReadBackHasTheSameFuture() throws IOException {
        sayInTurn(OUTAGE, COFFEE);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        talk.topics().write(new DataOutputStream(bytes));
        BrandTopics copy = BrandTopics.read(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), TopicSettings.DEFAULTS);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        copy.write(new DataOutputStream(again));

        assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
        assertThat(copy.changed(talk.now)).isEqualTo(talk.topics().changed(talk.now));
    }

    @Test
    void aLabelIsWhatPeopleWrote() {
        String coffee = sayInTurn(List.of(), List.of()).isEmpty()
                ? sayInTurn(COFFEE, OUTAGE).get(3)
                : "";

        assertThat(talk.topic(coffee).label()).contains("free coffee");
        assertThat(talk.topic(coffee).terms()).contains("coffee", "free", "leeds");
    }

    @Test
    void aTopicEndsAfterASilenceAndALaterMentionStartsAnother() {
        sayInTurn(OUTAGE, COFFEE);
        String before = talk.say(OUTAGE.get(3));
        talk.topics().changed(talk.now);
        talk.pass(TopicSettings.DEFAULTS.endAfter());

        assertThat(talk.topics().changed(talk.now))
                .extracting(Topic::state)
                .containsOnly(TopicState.OVER)
                .hasSize(2);
        assertThat(talk.say(OUTAGE.get(3))).isNotEqualTo(before);
        assertThat(talk.topics().live()).isEqualTo(1);
    }

    @Test
    void whatIsTooSmallIsNotTold() {
        talk.say(OUTAGE.get(0));
        talk.say(OUTAGE.get(1));
        talk.pass(Duration.ofMinutes(1));

        assertThat(talk.topics().changed(talk.now)).isEmpty();
    }
}
