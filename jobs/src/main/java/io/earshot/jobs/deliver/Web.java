package io.earshot.jobs.deliver;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
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

/**
 * Makes requests of one target, one attempt each, and says what became of them. It goes where the request says and nowhere
 * else: redirects are not followed.
 */
public final class Web {
    /**
     * What a request got.
     *
     * @param status 0 where no answer came
     * @param body its beginning, empty where no answer came
     */
    public record Answer(Outcome outcome, int status, String body) {
        public boolean isGood() {
            return outcome.kind() == Outcome.Kind.TOLD;
        }
    }

    private final HttpClient client;
    private final Duration timeout;
    private final Clock clock;
    private final Discretion discretion;
    private final int mostBytes;

    /**
     * Of one target.
     *
     * @param discretion takes out of what servers say what must not be shown
     * @param mostBytes more than this of an answer is not read
     */
    public Web(HttpClient client, Duration timeout, Clock clock, Discretion discretion, int mostBytes) {
        this.client = client;
        this.timeout = timeout;
        this.clock = clock;
        this.discretion = discretion;
        this.mostBytes = mostBytes;
    }

    /** A client for all targets. */
    public static HttpClient client(Duration timeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** Makes one attempt, and waits for it, but not for longer than the timeout. */
    public Answer send(HttpRequest request) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, status -> new FirstBytes(mostBytes));
        try {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(outcome(response), response.statusCode(), response.body());
        } catch (TimeoutException e) {
            return none("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return none(discretion.applied(trouble(e.getCause())));
        } finally {
            answer.cancel(true);
        }
    }

    private static Answer none(String why) {
        return new Answer(Outcome.tryAgain(why), 0, "");
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
            return Outcome.tryAgain(said, wait);
        }
        return Outcome.refused(said);
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); zero for anything else. */
    public static Duration retryAfter(String text, Instant now) {
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
