package io.earshot.jobs.notify;

import io.earshot.notify.Message;
import io.earshot.notify.Signature;
import io.earshot.notify.SlackBody;
import io.earshot.notify.WebTarget;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Tells a web address by POST. It goes where the configuration says and nowhere else: redirects are not followed. */
final class WebSender implements Sender {
    private final HttpClient client;
    private final WebTarget target;
    private final SlackBody slack;
    private final Duration timeout;
    private final Clock clock;
    private final Discretion discretion;

    WebSender(HttpClient client, WebTarget target, SlackBody slack, Duration timeout, Clock clock) {
        this.client = client;
        this.target = target;
        this.slack = slack;
        this.timeout = timeout;
        this.clock = clock;
        discretion = new Discretion(target.secrets());
    }

    /** A client for all targets. */
    static HttpClient client(Duration timeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public Outcome send(Message message) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request(message), status -> new FirstBytes());
        try {
            return outcome(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Outcome.tryAgain("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return Outcome.tryAgain(discretion.applied(trouble(e.getCause())));
        } finally {
            answer.cancel(true);
        }
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

    private Outcome outcome(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String said = discretion.applied("HTTP " + status + " " + answer.body());
        if (status / 100 == 2) {
            return Outcome.told("HTTP " + status);
        }
        if (status / 100 == 3) {
            return Outcome.refused("HTTP " + status + ": redirects are not followed");
        }
        if (status == 408 || status == 429 || status / 100 == 5) {
            Duration wait = answer.headers()
                    .firstValue("Retry-After")
                    .map(text -> retryAfter(text, clock.instant()))
                    .orElse(Duration.ZERO);
            return new Outcome(Outcome.Kind.TRY_AGAIN, said, wait);
        }
        return Outcome.refused(said);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); zero for anything else. */
    static Duration retryAfter(String text, Instant now) {
        if (text.strip().matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text.strip()));
        }
        try {
            Instant until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static String trouble(Throwable cause) {
        if (cause instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (cause instanceof ConnectException) {
            return cause.getCause() instanceof UnresolvedAddressException
                    ? "the host's name is not known"
                    : "the host does not take the connection";
        }
        if (cause instanceof SSLException) {
            return "TLS: " + cause.getMessage();
        }
        return "the connection broke: " + cause.getMessage();
    }
}
