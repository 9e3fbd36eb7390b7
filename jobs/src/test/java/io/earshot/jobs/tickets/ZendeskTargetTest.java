package io.earshot.jobs.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.earshot.jobs.tickets.FakeZendesk.Mishap;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One Zendesk ticket an item, whatever gets lost on the way. */
final class ZendeskTargetTest {
    private static final long FIRST = 35_000;

    private FakeZendesk zendesk;
    private Lane lane;

    @BeforeEach
    void open() throws Exception {
        zendesk = new FakeZendesk();
        lane = new Lane(Configs.of("""
                hosts: [127.0.0.1]
                targets:
                  - {id: desk, kind: zendesk, url: "%s/", user: care@acme.example, token: tok, tags: [social]}
                """.formatted(zendesk.url())));
    }

    @AfterEach
    void close() throws Exception {
        lane.close();
        zendesk.close();
    }

    @Test
    void anItemBecomesATicket() throws Exception {
        send(1, "new", "urgent");

        ObjectNode ticket = zendesk.ticket(FIRST);
        assertThat(ticket.path("external_id").asText()).isEqualTo("acme/x:1");
        assertThat(ticket.path("subject").asText()).isEqualTo("Complaint of @jane on X: My parcel never came");
        assertThat(ticket.path("priority").asText()).isEqualTo("urgent");
        assertThat(ticket.path("status").asText()).isEqualTo("new");
        assertThat(ticket.path("type").asText()).isEqualTo("task");
        assertThat(ticket.path("due_at").asText()).isEqualTo("2026-11-24T10:15:00.000Z");
        assertThat(tags(ticket))
                .containsExactly(
                        "social",
                        "earshot",
                        "earshot_brand_acme",
                        "earshot_channel_x",
                        "earshot_intent_complaint",
                        "earshot_team_billing",
                        "earshot_version_1");
        assertThat(ticket.at("/comments/0/public").asBoolean()).isFalse();
        assertThat(zendesk.comments(FIRST).get(0))
                .contains(
                        "My parcel never came",
                        "https://x.example/1",
                        "first reply by 2026-11-24 10:15 UTC",
                        "61 of 100: severity 1.00 of 1 (+40)",
                        "@jane, 1,200 followers");
        String basic =
                Base64.getEncoder().encodeToString("care@acme.example/token:tok".getBytes(StandardCharsets.UTF_8));
        assertThat(zendesk.authorizations()).containsOnly("Basic " + basic);
    }

    @Test
    void aChangeIsWrittenIntoTheTicketWithoutOverwritingWhatAgentsSet() throws Exception {
        send(1, "new", "high");
        zendesk.edit(FIRST, "status", TextNode.valueOf("pending"));
        zendesk.edit(FIRST, "tags", Json.MAPPER.createArrayNode().add("vip").add("earshot_version_1"));
        send(2, "new", "urgent");

        ObjectNode ticket = zendesk.ticket(FIRST);
        assertThat(zendesk.size()).isEqualTo(1);
        assertThat(ticket.path("priority").asText()).isEqualTo("urgent");
        assertThat(ticket.path("status").asText()).isEqualTo("pending");
        assertThat(tags(ticket)).contains("vip", "earshot_version_2").doesNotContain("earshot_version_1");
        assertThat(zendesk.comments(FIRST).get(1)).startsWith("Priority: urgent, was high. 61 of 100");
    }

    @Test
    void whatPeopleDoNotActOnIsNotWritten() throws Exception {
        send(1, "new", "high");
        int calls = zendesk.calls().size();
        send(2, "new", "high");

        assertThat(zendesk.calls()).hasSize(calls);
    }

    @Test
    void whatNobodyIsAssignedToIsSolvedInTheNameOfTheTokensAgent() throws Exception {
        send(1, "new", "high");
        send(2, "resolved", "high");
        assertThat(zendesk.ticket(FIRST).path("status").asText()).isEqualTo("solved");
        assertThat(zendesk.ticket(FIRST).path("assignee_id").asLong()).isEqualTo(7);
    }

    @Test
    void whoSolvesATicketStaysAssigned() throws Exception {
        send(1, "new", "high");
        zendesk.edit(FIRST, "assignee_id", Json.MAPPER.getNodeFactory().numberNode(3));
        send(2, "resolved", "high");
        assertThat(zendesk.ticket(FIRST).path("status").asText()).isEqualTo("solved");
        assertThat(zendesk.ticket(FIRST).path("assignee_id").asLong()).isEqualTo(3);
    }

    @Test
    void anIdThatDiffersInCaseIsAnotherItems() throws Exception {
        send(1, "new", "high");
        zendesk.edit(FIRST, "external_id", TextNode.valueOf("ACME/x:1"));
        lane.close();
        lane = new Lane(Configs.of("""
                hosts: [127.0.0.1]
                targets:
                  - {id: desk, kind: zendesk, url: "%s/", user: care@acme.example, token: tok}
                """.formatted(zendesk.url())));
        send(2, "new", "urgent");
        assertThat(zendesk.size()).isEqualTo(2);
        assertThat(zendesk.comments(FIRST)).hasSize(1);
    }

    @Test
    void statusesGoAlong() throws Exception {
        send(1, "new", "high");
        for (List<String> step : List.of(
                List.of("claimed", "open"),
                List.of("replied", "pending"),
                List.of("waiting", "open"),
                List.of("resolved", "solved"),
                List.of("new", "open"))) {
            send(2 + zendesk.comments(FIRST).size(), step.get(0), "high");
            assertThat(zendesk.ticket(FIRST).path("status").asText()).isEqualTo(step.get(1));
        }
        assertThat(zendesk.size()).isEqualTo(1);
    }

    @Test
    void aTicketWhoseCreationWasNotAnsweredIsFoundAgain() throws Exception {
        zendesk.then(Mishap.LOST).then(Mishap.GARBLED);
        send(1, "new", "high");

        assertThat(zendesk.size()).isEqualTo(1);
        assertThat(zendesk.comments(FIRST)).hasSize(1);
        assertThat(lane.deadLetters()).isEmpty();
    }

    @Test
    void aCommentWhoseWritingWasNotAnsweredIsNotWrittenTwice() throws Exception {
        send(1, "new", "high");
        zendesk.then(Mishap.LOST).then(Mishap.GARBLED);
        send(2, "claimed", "high");

        assertThat(zendesk.comments(FIRST)).hasSize(2);
        assertThat(zendesk.ticket(FIRST).path("status").asText()).isEqualTo("open");
    }

    @Test
    void aCrashAfterTheTicketWasMadeMakesNoSecond() throws Exception {
        OperatorSubtaskState before = lane.snapshot();
        send(1, "new", "high");
        lane.restart(before);
        send(1, "new", "high");
        send(2, "resolved", "high");

        assertThat(zendesk.size()).isEqualTo(1);
        assertThat(zendesk.comments(FIRST)).hasSize(2);
        assertThat(zendesk.ticket(FIRST).path("status").asText()).isEqualTo("solved");
    }

    @Test
    void whatIsHeardAfterAClosedTicketBecomesOneThatFollowsIt() throws Exception {
        send(1, "resolved", "high");
        zendesk.edit(FIRST, "status", TextNode.valueOf("closed"));
        send(2, "new", "high");
        send(3, "claimed", "high");

        assertThat(zendesk.size()).isEqualTo(2);
        assertThat(zendesk.ticket(FIRST + 1).path("via_followup_source_id").asLong())
                .isEqualTo(FIRST);
        assertThat(zendesk.ticket(FIRST + 1).path("status").asText()).isEqualTo("open");
    }

    @Test
    void somebodyWhoWritesAtTheSameTimeLosesNothing() throws Exception {
        send(1, "new", "high");
        lane.send(Items.wanted("desk", 2, "claimed", "high"));
        zendesk.edit(FIRST, "tags", Json.MAPPER.createArrayNode().add("vip"));
        lane.untilQuiet();

        assertThat(tags(zendesk.ticket(FIRST))).contains("vip", "earshot_version_2");
        assertThat(lane.now()).isAfter(Items.START.plus(Duration.ZERO));
    }

    private void send(long version, String status, String level) throws Exception {
        lane.send(Items.wanted("desk", version, status, level));
        lane.untilQuiet();
    }

    private static List<String> tags(JsonNode ticket) {
        return StreamSupport.stream(ticket.path("tags").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
