package io.earshot.notify;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertLevel;
import io.earshot.deliver.Signature;
import io.earshot.notify.Phrases.Fact;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as an e-mail: the same in a text and in an HTML part.
 *
 * @param subject one line, the same for all messages of a thread, but for {@code Re:} from the second on
 * @param id its {@code Message-ID}, the same for the same message
 * @param inReplyTo the first message of the thread; null where it is the first itself
 * @param important whether mail clients are to mark it
 */
public record MailText(
        String subject,
        String text,
        String html,
        String id,
        @Nullable String inReplyTo,
        boolean important) {

    private static final String STYLE = "font-family:sans-serif;font-size:14px;color:#222";

    /**
     * Puts a message into words.
     *
     * @param domain of the sender, which ids end with
     */
    public static MailText of(Message message, ZoneId zone, Links links, String domain) {
        Phrases phrases = new Phrases(zone);
        String thread = id(message.thread() + " " + message.target(), domain);
        String id = message.first() ? thread : id(message.key(), domain);
        StringBuilder text = new StringBuilder();
        StringBuilder html = new StringBuilder("<div style=\"" + STYLE + "\">\n");
        String subject = "[Earshot] TEST";
        switch (message.kind()) {
            case ALERT -> {
                Alert alert = message.news().get(0).alert().whole();
                subject = "[Earshot] " + Phrases.subject(alert) + " since " + phrases.time(alert.openedAt());
                append(message.news().get(0), alert, phrases, links, text, html);
            }
            case DIGEST -> {
                subject = "[Earshot] While it was quiet: "
                        + Phrases.alerts(message.news().size());
                for (News news : message.news()) {
                    Alert alert = news.alert().whole();
                    text.append(Phrases.subject(alert)).append('\n');
                    html.append("<h3>").append(escaped(Phrases.subject(alert))).append("</h3>\n");
                    append(news, alert, phrases, links, text, html);
                    text.append("\n----\n\n");
                }
            }
            case TEST -> {
                text.append(Phrases.TEST).append('\n');
                html.append("<p>").append(Phrases.TEST).append("</p>\n");
            }
        }
        html.append("</div>\n");
        boolean important = message.news().stream()
                .anyMatch(news -> news.alert().level() == AlertLevel.CRITICAL && news.event() != Event.CLOSED);
        return new MailText(
                oneLine((message.first() ? "" : "Re: ") + subject),
                text.toString(),
                html.toString(),
                id,
                message.first() ? null : thread,
                important);
    }

    private static void append(
            News news, Alert alert, Phrases phrases, Links links, StringBuilder text, StringBuilder html) {
        text.append(Phrases.event(news, alert))
                .append("\n\n")
                .append(alert.reason())
                .append("\n\n");
        html.append("<p><b>").append(escaped(Phrases.event(news, alert))).append("</b></p>\n<p>");
        html.append(escaped(alert.reason())).append("</p>\n<table cellpadding=\"4\">\n");
        for (Fact fact : phrases.facts(alert)) {
            row(fact.name(), fact.value(), text, html);
        }
        List<String> exemplars = Phrases.exemplars(alert);
        if (!exemplars.isEmpty()) {
            row("Examples", String.join(", ", exemplars), text, html);
        }
        row("Alert", alert.alert(), text, html);
        html.append("</table>\n");
        links.to(alert).ifPresent(link -> {
            text.append("\nLook at it in Kibana: ").append(link).append('\n');
            html.append("<p><a href=\"").append(escaped(link)).append("\">Look at it in Kibana</a></p>\n");
        });
    }

    private static void row(String name, String value, StringBuilder text, StringBuilder html) {
        text.append(name).append(": ").append(value).append('\n');
        html.append("<tr><td style=\"color:#777\">").append(escaped(name)).append("</td><td>");
        html.append(escaped(value)).append("</td></tr>\n");
    }

    private static String id(String text, String domain) {
        return "<" + Signature.fingerprint(text) + ".earshot@" + domain + ">";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Nobody's words can add a header. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
