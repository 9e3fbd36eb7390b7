package io.earshot.jobs.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request of Jira Service Management an item, whatever gets lost on the way. */
final class JiraTargetTest {
    private FakeJira jira;
    private Lane lane;

    @BeforeEach
    void open() throws Exception {
        jira = new FakeJira();
        lane = new Lane(Configs.of("""
                hosts: [127.0.0.1]
                targets:
                  - {id: desk, kind: jira, url: "%s", user: e@acme.example, token: tok, serviceDesk: "4", requestType: "25",
                     labels: [social], comments: public}
                """.formatted(jira.url())));
    }

    @AfterEach
    void close() throws Exception {
        lane.close();
        jira.close();
    }

    @Test
    void anItemBecomesARequest() throws Exception {
        send(1, "new", "urgent");

        JsonNode issue = jira.issue("CARE-1");
        assertThat(issue.path("desk").asText()).isEqualTo("4/25");
        assertThat(issue.at("/fields/summary").asText()).isEqualTo("Complaint of @jane on X: My parcel never came");
        assertThat(issue.at("/fields/description").asText()).contains("https://x.example/1", "Earshot: acme/x:1 ");
        assertThat(issue.at("/fields/priority/name").asText()).isEqualTo("Highest");
        assertThat(issue.at("/fields/duedate").asText()).isEqualTo("2026-11-24");
        assertThat(issue.at("/fields/labels"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "vip", "social", "earshot", "earshot-brand-acme", "earshot-channel-x", "earshot-team-billing");
        assertThat(jira.comments("CARE-1")).isEmpty();
        assertThat(jira.status("CARE-1")).isEqualTo("Open");
    }

    @Test
    void aChangeIsSaidAndTheStatusGoesAlong() throws Exception {
        send(1, "new", "high");
        send(2, "claimed", "high");
        assertThat(jira.status("CARE-1")).isEqualTo("In Progress");
        send(3, "resolved", "high");
        assertThat(jira.status("CARE-1")).isEqualTo("Done");
        send(4, "new", "high");

        assertThat(jira.status("CARE-1")).isNotEqualTo("Done");
        assertThat(jira.size()).isEqualTo(1);
        assertThat(jira.comments("CARE-1")).hasSize(3);
        assertThat(jira.comments("CARE-1").get(0).path("body").asText()).startsWith("Status: claimed");
        assertThat(jira.comments("CARE-1").get(0).path("public").asBoolean()).isTrue();
    }

    @Test
    void aRequestWhoseMakingWasNotAnsweredIsFoundAgain() throws Exception {
        jira.loseAfter(0);
        send(1, "new", "high");

        assertThat(jira.size()).isEqualTo(1);
        assertThat(jira.comments("CARE-1")).isEmpty();
        assertThat(lane.now()).isAfterOrEqualTo(Items.START.plusSeconds(30));
        assertThat(lane.deadLetters()).isEmpty();
    }

    @Test
    void whatWasSaidAndNotAnsweredIsNotSaidTwice() throws Exception {
        send(1, "new", "high");
        jira.loseAfter(1); // its fields are set, and then something is said
        send(2, "claimed", "high");

        assertThat(jira.comments("CARE-1")).hasSize(1);
        assertThat(jira.status("CARE-1")).isEqualTo("In Progress");
    }

    @Test
    void aCrashAfterTheRequestWasMadeMakesNoSecond() throws Exception {
        OperatorSubtaskState before = lane.snapshot();
        send(1, "new", "high");
        lane.restart(before);
        send(1, "new", "high");
        send(2, "resolved", "high");

        assertThat(jira.size()).isEqualTo(1);
        assertThat(jira.comments("CARE-1")).hasSize(1);
        assertThat(jira.status("CARE-1")).isEqualTo("Done");
    }

    @Test
    void whatPeopleDoNotActOnIsNotSaid() throws Exception {
        send(1, "new", "high");
        List<String> calls = List.copyOf(jira.calls());
        send(2, "new", "high");

        assertThat(jira.calls()).isEqualTo(calls);
    }

    private void send(long version, String status, String level) throws Exception {
        lane.send(Items.wanted("desk", version, status, level));
        lane.untilQuiet();
    }
}
