package io.earshot.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;

/** Messages for programs: the alert as {@code earshot.alerts} has it, and the event. */
final class WebhookBody {
    private WebhookBody() {}

    static String of(Message message) {
        return switch (message.kind()) {
            case ALERT -> alert(message.news().get(0)).toString();
            case DIGEST -> digest(message);
            case TEST ->
                Json.MAPPER
                        .createObjectNode()
                        .put("event", "test")
                        .put("message", Phrases.TEST)
                        .put("at", Json.instant(message.at()))
                        .toString();
        };
    }

    private static String digest(Message message) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("event", "digest");
        ArrayNode alerts = body.putArray("alerts");
        message.news().forEach(news -> alerts.add(alert(news)));
        return body.toString();
    }

    private static ObjectNode alert(News news) {
        try {
            ObjectNode alert = (ObjectNode) Json.MAPPER.readTree(news.alert().json());
            return alert.put("event", news.event().code());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert that was read before does not read", e);
        }
    }
}
