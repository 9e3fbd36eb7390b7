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

    @Test
    void anotherLanguageIsAnotherTopicThoughItSharesAWord() {
        String english = talk.say("the app login is broken since the update");
        talk.say("app login broken after the update");
        String german = talk.say("die app stürzt seit gestern ständig ab", "de");

        assertThat(german).isNotEqualTo(english);
        assertThat(talk.topic(german).language()).isEqualTo("de");
    }

    @Test
    void anAnswerJoinsTheTopicOfWhatItAnswers() {
        sayInTurn(OUTAGE, COFFEE);
        String coffee = talk.say(COFFEE.get(2) + " honestly");
        String answer = talk.answer(talk.last(), "so true!!");

        assertThat(answer).isEqualTo(coffee);
    }

    @Test
    void memoryIsBoundedAndWhatWasForgottenIsCounted() {
        TopicSettings d = TopicSettings.DEFAULTS;
        Talk bounded = Talk.of(new TopicSettings(
                16, 50, d.mostWords(), d.leastSize(), d.leastAuthors(), d.hotSize(), d.hotShare(), d.endAfter()));
        String lively = bounded.say("free coffee at the branch in Leeds today");
        for (int i = 0; i < 200; i++) {
            bounded.say("nothing" + i + " like" + i + " this" + i);
            if (i % 5 == 0) {
                bounded.say("still free coffee at the branch in Leeds, number" + i);
            }
        }

        assertThat(bounded.topics().live()).isLessThanOrEqualTo(17);
        assertThat(bounded.topics().forgotten()).isGreaterThan(150);
        assertThat(bounded.topics().find(lively)).as("the liveliest topic").isPresent();
    }

    @Test
    void aTopicThatTurnsOutToBePartOfAnotherIsMergedAndTheOlderIdStays() {
        TopicSettings d = TopicSettings.DEFAULTS;
        Talk merging = Talk.of(new TopicSettings(
                d.mostTopics(), d.mostStories(), d.mostWords(), 1, 1, 12, d.hotShare(), d.endAfter()));
        for (int i = 0; i < 40; i++) {
            merging.say("unrelated" + i + " chatter" + i + " number" + i);
        }
        String older = merging.say("Leeds branch flooded, water everywhere in the hall");
        merging.say("flooded: the Leeds branch, water in the hall");
        merging.say("water in the Leeds branch hall, all flooded");
        String younger = merging.say("plumbers pumping the cellar dry");
        merging.topics().changed(merging.now);
        // What links the two comes later.
        List<String> later = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            later.add(merging.say("Leeds branch flooded, water in hall and cellar, plumbers pumping dry, picture" + i));
        }
        later.add(merging.say("plumbers still pumping the cellar dry today"));
        later.add(merging.say("plumbers pumping, cellar nearly dry now"));
        later.add(merging.say("cellar dry, plumbers stop pumping soon"));

        assertThat(younger).isNotEqualTo(older);
        assertThat(later.get(later.size() - 1)).isEqualTo(older);
        assertThat(merging.topics().find(younger)).isEmpty();
        assertThat(merging.topics().changed(merging.now))
                .filteredOn(topic -> topic.topic().equals(younger))
                .singleElement()
                .satisfies(gone -> {
                    assertThat(gone.mergedInto()).isEqualTo(older);
                    assertThat(gone.state()).isEqualTo(TopicState.OVER);
                });
    }

    @Test
    void theFutureIsTheSameAfterARoundTripInTheMiddleOfIt() throws IOException {
        Talk whole = Talk.of(TopicSettings.DEFAULTS);
        Talk first = Talk.of(TopicSettings.DEFAULTS);
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            expected.add(whole.say(mixed(i)));
            found.add(first.say(mixed(i)));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        first.topics().write(new DataOutputStream(bytes));
        Talk second = first.with(BrandTopics.read(
                new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), TopicSettings.DEFAULTS));
        for (int i = 60; i < 160; i++) {
            expected.add(whole.say(mixed(i)));
            found.add(second.say(mixed(i)));
        }
        whole.pass(Duration.ofMinutes(30));
        second.pass(Duration.ofMinutes(30));

        assertThat(found).isEqualTo(expected);
        assertThat(second.topics().changed(second.now)).isEqualTo(whole.topics().changed(whole.now));
    }

    /** Talk of both kinds, with words of its own in each post, and noise. */
    private static String mixed(int i) {
        return switch (i % 3) {
            case 0 -> OUTAGE.get(i / 3 % OUTAGE.size()) + " extra" + i;
            case 1 -> COFFEE.get(i / 3 % COFFEE.size()) + " more" + i % 7;
            default -> "noise" + i % 20 + " chatter" + i % 11 + " word" + i;
        };
    }

    @Test
    void aTopicThatSuddenlyRunsIsHotAndThenCools() {
        for (int i = 0; i < 30; i++) {
            talk.say(OUTAGE.get(i % OUTAGE.size()) + " number" + i);
        }
        talk.pass(Duration.ofMinutes(1));
        List<Topic> hot = talk.topics().changed(talk.now);
        talk.pass(Duration.ofHours(1));
        List<Topic> cooler = talk.topics().changed(talk.now);

        assertThat(hot).extracting(Topic::state).containsOnly(TopicState.HOT);
        assertThat(hot.get(0).rate()).isGreaterThan(5 * hot.get(0).expectedRate());
        assertThat(cooler).extracting(Topic::state).containsOnly(TopicState.COOLING);
        assertThat(cooler.get(0).version()).isGreaterThan(hot.get(0).version());
        assertThat(talk.topics().changed(talk.now)).as("nothing new").isEmpty();
    }

    @Test
    void oneWhoRepeatsHimselfIsNoTopic() {
        for (int i = 0; i < 20; i++) {
            talk.sayAs("shouter", OUTAGE.get(i % OUTAGE.size()) + " number" + i);
        }

        assertThat(talk.topics().changed(talk.now)).isEmpty();
    }

    @Test
    void exemplarsAreUnlikeEachOtherAndByDifferentAuthors() {
        for (int i = 0; i < 3; i++) {
            talk.sayAs("shouter", OUTAGE.get(3) + " now" + i);
        }
        String topic = "";
        for (String text : OUTAGE) {
            topic = talk.say(text);
        }

        assertThat(talk.topic(topic).exemplars()).hasSizeBetween(2, 3).doesNotHaveDuplicates();
    }
}
