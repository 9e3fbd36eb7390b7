package io.earshot.jobs.notify;

import io.earshot.deliver.Signature;
import io.earshot.jobs.deliver.Discretion;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.deliver.Sender;
import io.earshot.jobs.deliver.Web;
import io.earshot.notify.Message;
import io.earshot.notify.SlackBody;
import io.earshot.notify.WebTarget;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** Tells a web address by POST. */
final class WebSender implements Sender<Message> {
    /** The beginning of an answer often says what is wrong. */
    private static final int TELLING_BYTES = 500;

    private final Web web;
    private final WebTarget target;
    private final SlackBody slack;
    private final Clock clock;

    WebSender(HttpClient client, WebTarget target, SlackBody slack, Duration timeout, Clock clock) {
        web = new Web(client, timeout, clock, new Discretion(target.secrets()), TELLING_BYTES);
        this.target = target;
        this.slack = slack;
        this.clock = clock;
    }

    @Override
    public Outcome send(Message message) throws InterruptedException {
        return web.send(request(message)).outcome();
    }

    private HttpRequest request(Message message) {
        byte[] body = target.slack() ? slack.of(message).getBytes(StandardCharsets.UTF_8) : message.json();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(target.url().value()))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "earshot")
                // An alert comes from a topic: its id may have what a header must not.
                .header("Idempotency-Key", message.key().replaceAll("[^\\x21-\\x7e]", "_"))
                .POST(BodyPublishers.ofByteArray(body));
        if (target.signingKey() != null) {
            request.header("Earshot-Signature", Signature.of(target.signingKey(), body, clock.instant()));
        }
        target.headers().forEach((name, value) -> request.setHeader(name, value.value()));
        return request.build();
    }
}
