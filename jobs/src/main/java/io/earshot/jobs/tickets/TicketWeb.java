package io.earshot.jobs.tickets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.deliver.Network;
import io.earshot.jobs.deliver.Discretion;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.deliver.Web;
import io.earshot.json.Json;
import io.earshot.ticket.TicketTarget;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes requests of one target, and of no other: not even where its name leads to an address of the inside. */
final class TicketWeb {
    /** An answer with a ticket in it has a few thousand bytes, one with twenty comments some ten thousand. */
    private static final int MOST_BYTES = 1 << 20;

    private final TicketTarget target;
    private final String host;
    private final Web web;

    TicketWeb(HttpClient client, TicketTarget target, Duration timeout) {
        this.target = target;
        host = URI.create(target.url().value()).getHost();
        web = new Web(client, timeout, Clock.systemUTC(), new Discretion(target.secrets()), MOST_BYTES);
    }

    /**
     * A request to a path below the target's address.
     *
     * @param body null for a GET
     */
    HttpRequest.Builder request(String method, String path, @Nullable String body) {
        return HttpRequest.newBuilder(URI.create(target.url().value() + path))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "application/json")
                .header("User-Agent", "earshot")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** Makes one attempt, and waits for it. */
    Web.Answer send(HttpRequest request) throws InterruptedException {
        Optional<Outcome> refused = target.inside() ? Optional.empty() : refuseInside();
        return refused.isPresent() ? new Web.Answer(refused.get(), 0, "") : web.send(request);
    }

    /** Whoever answers for a name decides where it leads. The JVM keeps the answer for some seconds, and connects by it. */
    private Optional<Outcome> refuseInside() {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (Network.isInside(address)) {
                    return Optional.of(Outcome.refused(
                            host + " is an address of the inside; if that is meant, name it in `hosts:`"));
                }
            }
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of(Outcome.tryAgain("the host's name is not known"));
        }
    }

    /** The JSON of a good answer; empty where it is none, or was cut off as too long. */
    static Optional<JsonNode> json(Web.Answer answer) {
        try {
            return Optional.ofNullable(Json.MAPPER.readTree(answer.body())).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Of an answer that says that it went well, and does not say what. */
    static Outcome garbled(Web.Answer answer, Duration wait) {
        return Outcome.tryAgain(
                "HTTP " + answer.status() + ", with an answer that is not the JSON that was expected", wait);
    }
}
