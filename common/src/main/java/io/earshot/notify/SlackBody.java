package io.earshot.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.alert.Alert;
import io.earshot.alert.AlertLevel;
import io.earshot.json.Json;
import io.earshot.notify.Phrases.Fact;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as Slack's incoming webhooks, and what is compatible with them, take them: blocks, and a plain text for what
 * shows no blocks. What people wrote is escaped, so that it can neither ping a channel nor make a link.
 */
public final class SlackBody {
    /** Slack's own limits. */
    private static final int MOST_HEADER = 150;

    private static final int MOST_SECTION = 3_000;
    private static final int MOST_FIELD = 2_000;
    private static final int MOST_BLOCKS = 50;

    private final Phrases phrases;
    private final Links links;

    public SlackBody(ZoneId zone, Links links) {
        this.phrases = new Phrases(zone);
        this.links = links;
    }

    /** The body of a request. */
    public String of(Message message) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode blocks = Json.MAPPER.createArrayNode();
        switch (message.kind()) {
            case ALERT -> {
                News news = message.news().get(0);
                Alert alert = news.alert().whole();
                String headline = Phrases.event(news, alert) + ", " + Phrases.subject(alert);
                body.put("text", escaped(headline + ". " + alert.reason(), MOST_SECTION));
                header(blocks, mark(news, alert) + " " + headline);
                blocks.addAll(alert(alert));
            }
            case DIGEST -> {
                String headline =
                        "While it was quiet: " + Phrases.alerts(message.news().size());
                body.put("text", headline);
                header(blocks, headline);
                digest(message, blocks);
            }
            case TEST -> {
                body.put("text", "TEST: " + Phrases.TEST);
                header(blocks, "TEST");
                section(blocks, Phrases.TEST);
            }
        }
        body.set("blocks", blocks);
        return body.toString();
    }

    private List<ObjectNode> alert(Alert alert) {
        ArrayNode blocks = Json.MAPPER.createArrayNode();
        section(blocks, escaped(alert.reason(), MOST_SECTION));
        ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
        for (Fact fact : phrases.facts(alert)) {
            markdown(fields.addObject(), "*" + fact.name() + "*\n" + escaped(fact.value(), MOST_FIELD - 50));
        }
        List<String> trail = new ArrayList<>();
        links.to(alert).ifPresent(link -> trail.add("<" + escaped(link, MOST_FIELD) + "|Look at it in Kibana>"));
        if (!Phrases.exemplars(alert).isEmpty()) {
            trail.add("Examples: " + escaped(String.join(", ", Phrases.exemplars(alert)), MOST_FIELD));
        }
        trail.add(escaped(alert.alert(), MOST_FIELD));
        ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
        trail.forEach(text -> markdown(elements.addObject(), text));
        List<ObjectNode> result = new ArrayList<>();
        blocks.forEach(block -> result.add((ObjectNode) block));
        return result;
    }

    private void digest(Message message, ArrayNode blocks) {
        for (News news : message.news()) {
            if (blocks.size() == MOST_BLOCKS - 1) {
                section(blocks, "and " + (message.news().size() - blocks.size() + 1) + " more");
                return;
            }
            Alert alert = news.alert().whole();
            String link = links.to(alert)
                    .map(url -> " <" + escaped(url, MOST_FIELD) + "|Kibana>")
                    .orElse("");
            section(
                    blocks,
                    mark(news, alert) + " *" + escaped(Phrases.event(news, alert) + ", " + Phrases.subject(alert), 200)
                            + "*, since " + phrases.time(alert.openedAt()) + "\n" + escaped(alert.reason(), 1_000)
                            + link);
        }
    }

    private static String mark(News news, Alert alert) {
        if (news.event() == Event.CLOSED) {
            return "✅";
        }
        AlertLevel level = alert.level();
        return switch (level) {
            case CRITICAL -> "🔴";
            case ELEVATED -> "🟠";
            case WATCH -> "🟡";
        };
    }

    private static void header(ArrayNode blocks, String text) {
        blocks.addObject()
                .put("type", "header")
                .putObject("text")
                .put("type", "plain_text")
                .put("text", cut(text, MOST_HEADER));
    }

    private static void section(ArrayNode blocks, String markdown) {
        markdown(blocks.addObject().put("type", "section").putObject("text"), markdown);
    }

    private static void markdown(ObjectNode node, String text) {
        node.put("type", "mrkdwn").put("text", text);
    }

    /** As Slack wants text escaped, and cut before so that no escape is cut in two. */
    private static String escaped(String text, int most) {
        String result = text;
        int length = most;
        do {
            result =
                    cut(text, length).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            length = length * 3 / 4;
        } while (result.length() > most);
        return result;
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
