package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeedbackCommandTest {
    @TempDir
    private Path dir;

    private Path write(String name, String content) throws IOException {
        return Files.writeString(dir.resolve(name), content);
    }

    private static String mention(String brand, String post, String text) {
        return ("{'mention':'%s/%s','brand':'%s','id':'%s','platform':'x','author':{'id':'1'},'text':'%s',"
                        + "'createdAt':'2026-11-22T08:00:00Z','queries':[],'language':{'code':'en','confidence':0.9},"
                        + "'intent':{'label':'other','confidence':0.5},'severity':0,"
                        + "'actionable':{'value':true,'confidence':0.7},'reach':1}\n")
                .formatted(brand, post, brand, post, text)
                .replace('\'', '"');
    }

    private static String feedback(String about, String correct, int hour) {
        return "{'type':'feedback','at':'2026-11-22T%02d:00:00Z',%s,'correct':{%s}}\n"
                .formatted(hour, about, correct)
                .replace('\'', '"');
    }

    private CommandRun run(String kind, Path activity, Path mentions) {
        return CommandRun.of(
                "feedback", "--kind", kind, "--activity", activity.toString(), "--mentions", mentions.toString());
    }

    @Test
    void joinsCorrectionsWithTheirPosts() throws IOException {
        Path mentions = write(
                "mentions.jsonl",
                mention("acme", "x:1", "mail me: [email]")
                        + mention("zen", "x:1", "mail me: [email]")
                        + mention("acme", "x:2", "what a day")
                        + mention("acme", "x:3", "nobody corrected me"));
        Path activity = write(
                "activity.jsonl",
                feedback("'item':'zen/x:1'", "'sentiment':'positive'", 12)
                        + feedback("'item':'zen/x:1'", "'sentiment':'negative','actionable':false", 11)
                        + feedback("'post':'x:2'", "'sentiment':'neutral'", 10)
                        + feedback("'post':'x:3'", "'intent':'news'", 10)
                        + feedback("'post':'x:9'", "'sentiment':'neutral'", 10)
                        + "{\"type\":\"note\",\"at\":\"2026-11-22T08:00:00Z\",\"post\":\"x:3\"}\n");

        CommandRun sentiment = run("sentiment", activity, mentions);

        assertThat(sentiment.exitCode()).isZero();
        assertThat(sentiment.out().lines())
                .containsExactly(
                        "{\"label\":\"positive\",\"text\":\"mail me: [email]\",\"language\":\"en\",\"mention\":\"zen/x:1\"}",
                        "{\"label\":\"neutral\",\"text\":\"what a day\",\"language\":\"en\",\"mention\":\"acme/x:2\"}");
        assertThat(sentiment.err())
                .contains("2 labelled posts from 3 corrections", "1 are about posts that are not among the mentions");
        assertThat(run("actionable", activity, mentions).out())
                .contains("\"label\":\"false\"")
                .hasLineCount(1);
        assertThat(run("language", activity, mentions).out()).isEmpty();
    }

    @Test
    void whatWasCorrectedCanBeLearned() throws IOException {
        StringBuilder mentions = new StringBuilder();
        StringBuilder activity = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            mentions.append(mention("acme", "x:" + i, i % 2 == 0 ? "so late again " + i : "lovely crew " + i));
            activity.append(feedback(
                    "'post':'x:" + i + "'", "'sentiment':'" + (i % 2 == 0 ? "negative" : "positive") + "'", 10));
        }
        Path labels = write(
                "labels.jsonl",
                run("sentiment", write("a.jsonl", activity.toString()), write("m.jsonl", mentions.toString()))
                        .out());
        Path model = dir.resolve("sentiment.model");

        CommandRun train = CommandRun.of(
                "train", "sentiment", labels.toString(), "--out", model.toString(), "--folds", "2", "--bits", "8");

        assertThat(train.exitCode()).isZero();
        assertThat(model).isNotEmptyFile();
    }

    @Test
    void badLinesAreNamedAndTheOthersDone() throws IOException {
        Path mentions = write("mentions.jsonl", "{\n" + mention("acme", "x:1", "fine"));
        Path activity = write(
                "activity.jsonl", feedback("'post':'x:1'", "", 9) + feedback("'post':'x:1'", "'intent':'praise'", 10));

        CommandRun run = run("intent", activity, mentions);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("\"label\":\"praise\"").hasLineCount(1);
        assertThat(run.err()).contains(activity + ":1: correct corrects nothing", mentions + ":1: not JSON");
    }

    @Test
    void aMissingFileIsBadUsage() throws IOException {
        Path none = dir.resolve("none");

        assertThat(run("intent", none, none).exitCode()).isEqualTo(2);
    }
}
