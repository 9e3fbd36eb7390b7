package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvalCareCommandTest {
    private static final String HEADER =
            ",tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id";

    @TempDir
    private Path folder;

    @Test
    void scoresTheChoiceByWhatWasReallyAnswered() throws Exception {
        CommandRun run = CommandRun.of(
                "eval",
                "care",
                file(
                        HEADER,
                        "0,1,11,True,Tue Oct 31 22:00:00 +0000 2017,\"@acmehelp my order never came, where is it?\",2,",
                        "1,2,acmehelp,False,Tue Oct 31 22:10:00 +0000 2017,@11 Sorry to hear that.,,1.0",
                        "2,3,12,True,Tue Oct 31 22:20:00 +0000 2017,@acmehelp you are the best! thank you so much,,",
                        "3,4,13,True,Tue Oct 31 22:30:00 +0000 2017,\"@acmehelp the site is down, fix it!\",,"));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode json = Json.MAPPER.readTree(run.out());
        assertThat(json.path("posts").asInt()).isEqualTo(3);
        assertThat(json.path("answered").asInt()).isEqualTo(1);
        assertThat(json.path("recall").asDouble()).isEqualTo(100);
        assertThat(json.path("precision").asDouble()).isEqualTo(50);
        assertThat(json.path("items").asInt()).isEqualTo(2);
        assertThat(json.path("firstReply").path("median").asInt()).isEqualTo(600);
        assertThat(json.path("reasons").path("praise").path("posts").asInt()).isEqualTo(1);
        assertThat(json.path("replies").path("recognised").asInt()).isEqualTo(1);
        assertThat(json.path("byActionable")).hasSize(10);
    }

    @Test
    void namesRowsThatCannotBeReadAndScoresTheOthers() throws Exception {
        CommandRun run = CommandRun.of(
                "eval",
                "care",
                file(
                        HEADER,
                        "0,1,11,True,yesterday,@acmehelp where is it?,,",
                        "1,2,acmehelp,False,Tue Oct 31 22:10:00 +0000 2017,Hello all,,",
                        "2,3"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("posts.csv:2: expected a time such as Tue Oct 31 22:10:47 +0000 2017, found yesterday")
                .contains("posts.csv:4: the row has 2 columns, the header has 8");
        assertThat(Json.MAPPER.readTree(run.out()).path("posts").asInt(-1)).isZero();
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws Exception {
        CommandRun run = CommandRun.of("eval", "care", file("id,text", "1,hello"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("posts.csv:1: the header needs the columns tweet_id, author_id");
    }

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("posts.csv"), List.of(lines)).toString();
    }
}
