package io.earshot.notify;

import io.earshot.deliver.Parcel;
import io.earshot.deliver.Signature;
import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What one target is told at once.
 *
 * @param key the same for the same message, whoever makes it anew: alert, version, event and target
 * @param thread what the messages that belong together share: the alert's id, or the key
 * @param first whether it is the first of its thread that the target is told
 * @param news at least one, unless it is a test
 * @param at when it was decided on
 */
public record Message(Kind kind, String key, String target, String thread, boolean first, List<News> news, Instant at)
        implements Parcel {

    /** What it is. */
    public enum Kind {
        ALERT,
        /** What quiet hours held back. */
        DIGEST,
        /** Nothing happened: somebody tries the configuration. */
        TEST
    }

    private static final Comparator<News> WORST_FIRST = Comparator.comparing(
                    (News one) -> one.alert().level())
            .reversed()
            .thenComparing(one -> one.alert().alert());

    /** A message of one alert. */
    public static Message of(Notice notice, Instant at) {
        AlertVersion alert = notice.alert();
        return new Message(
                Kind.ALERT,
                alert.alert() + "/v" + alert.version() + "/" + notice.event().code() + "/" + notice.target(),
                notice.target(),
                alert.alert(),
                notice.first(),
                List.of(new News(notice.event(), alert)),
                at);
    }

    /**
     * A message of all that quiet hours held back.
     *
     * @param end of these quiet hours
     */
    public static Message digest(String target, Instant end, List<News> news, Instant at) {
        List<News> sorted = news.stream().sorted(WORST_FIRST).toList();
        String content = String.join(
                ",",
                sorted.stream()
                        .map(one -> one.alert().alert() + "/v" + one.alert().version())
                        .toList());
        String key = "digest/" + Json.instant(end) + "/" + Signature.fingerprint(content) + "/" + target;
        return new Message(Kind.DIGEST, key, target, key, true, sorted, at);
    }

    /** A message to try a target with. */
    public static Message test(String target, Instant at) {
        String key = "test/" + Json.instant(at) + "/" + target;
        return new Message(Kind.TEST, key, target, key, true, List.of(), at);
    }

    @Override
    public String lane() {
        return target + " " + thread;
    }

    /** The body of a plain webhook's request: the alert as it was written and what is new of it. */
    public byte[] json() {
        return WebhookBody.of(this).getBytes(StandardCharsets.UTF_8);
    }
}
