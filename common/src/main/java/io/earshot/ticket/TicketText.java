package io.earshot.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.deliver.Signature;
import io.earshot.post.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people read of an item in a ticket. */
final class TicketText {
    private static final int MOST_SUBJECT = 150;
    private static final int MOST_SUGGESTIONS = 3;

    private static final Map<Platform, String> CHANNELS = Map.of(
            Platform.X, "X",
            Platform.LINKEDIN, "LinkedIn",
            Platform.YOUTUBE, "YouTube",
            Platform.TIKTOK, "TikTok",
            Platform.GOOGLE_REVIEWS, "Google Reviews",
            Platform.EMAIL, "e-mail");

    private TicketText() {}

    /** One line, such as {@code Complaint of @jane on X: My parcel never came}. */
    static String subject(ItemVersion item) {
        JsonNode tree = item.tree();
        String intent = capital(tree.at("/intent/label").asText("Post"));
        String text = tree.path("text").asText().replaceAll("\\s+", " ").strip();
        String line = intent + " of " + customer(tree) + " on " + channel(item.channel()) + (text.isEmpty() ? "" : ": ")
                + text;
        if (line.length() <= MOST_SUBJECT) {
            return line;
        }
        int end = MOST_SUBJECT - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** What a new ticket says. */
    static String description(ItemVersion item) {
        JsonNode tree = item.tree();
        List<String> parts = new ArrayList<>();
        parts.add(words(tree));
        add(parts, "", tree.path("url").asText());
        add(parts, "Due: ", Due.of(tree).map(Due::words).orElse(""));
        add(parts, "Why: ", why(tree));
        add(parts, "Customer: ", about(tree.path("customer")));
        add(parts, "Team: ", item.team());
        add(parts, "Ask: ", experts(tree.path("experts")));
        add(parts, "In private: ", tree.path("movePrivate").asText());
        add(parts, "", group(tree.path("group")));
        add(parts, "May help: ", suggestions(tree));
        parts.add("Earshot: " + item.item() + " " + reference(item.item()) + " " + reference(item));
        return String.join("\n\n", parts);
    }

    /** What is new of an item, a line each; empty where there is nothing that people act on. */
    static String change(@Nullable Picture before, ItemVersion item) {
        Picture now = Picture.of(item);
        JsonNode tree = item.tree();
        List<String> lines = new ArrayList<>();
        if (before == null) {
            lines.add("This is how it is now: " + now.status().name().toLowerCase(Locale.ROOT) + ", "
                    + now.level().name().toLowerCase(Locale.ROOT) + ".");
            return String.join("\n", lines);
        }
        if (!before.words().equals(now.words())) {
            long posts = tree.path("posts").asLong(1);
            lines.add((posts > 1 ? "The customer wrote, in " + posts + " posts: " : "The customer wrote: ")
                    + words(tree));
            add(lines, "", tree.path("url").asText());
        }
        if (before.status() != now.status()) {
            String agent = tree.path("agent").asText();
            lines.add("Status: " + now.status().name().toLowerCase(Locale.ROOT)
                    + (agent.isEmpty() ? "" : ", by " + agent));
        }
        if (before.level() != now.level()) {
            lines.add("Priority: " + now.level().name().toLowerCase(Locale.ROOT) + ", was "
                    + before.level().name().toLowerCase(Locale.ROOT) + ". " + why(tree));
        }
        if (now.breached() && !before.breached()) {
            lines.add("A deadline was missed.");
        }
        if (now.due() != null && !now.due().equals(before.due())) {
            lines.add("Due: " + Due.of(tree).map(Due::words).orElse(""));
        }
        if (now.team() != null && !now.team().equals(before.team())) {
            lines.add("Team: " + now.team());
        }
        return String.join("\n", lines);
    }

    /** What the customer wrote: the item has the beginning of it. */
    static String words(JsonNode item) {
        return item.path("text").asText();
    }

    /** A word that is found by a search for it: an id has signs that searches part words at. */
    static String reference(String item) {
        return "earshot" + Signature.fingerprint(item);
    }

    /** A word that is in what was said of this version and of no other. */
    static String reference(ItemVersion item) {
        return reference(item.item()) + "v" + item.version();
    }

    private static String why(JsonNode item) {
        List<String> factors = new ArrayList<>();
        for (JsonNode factor : item.at("/priority/factors")) {
            factors.add(factor.path("because").asText() + " ("
                    + String.format(Locale.ROOT, "%+d", factor.path("points").asInt()) + ")");
        }
        return item.at("/priority/score").asInt() + " of 100"
                + (factors.isEmpty() ? "" : ": " + String.join(", ", factors));
    }

    private static String about(JsonNode customer) {
        List<String> facts = new ArrayList<>();
        add(facts, "@", customer.path("handle").asText());
        if (customer.hasNonNull("followers")) {
            facts.add(String.format(
                    Locale.ROOT, "%,d followers", customer.path("followers").asLong()));
        }
        add(facts, "tier ", customer.path("tier").asText());
        add(facts, "number ", customer.path("id").asText());
        if (customer.path("isNew").asBoolean()) {
            facts.add("new to us");
        }
        return String.join(", ", facts);
    }

    private static String experts(JsonNode experts) {
        List<String> names = new ArrayList<>();
        experts.forEach(name -> names.add(name.asText()));
        return String.join(", ", names);
    }

    private static String group(JsonNode group) {
        long size = group.path("size").asLong();
        return size < 2
                ? ""
                : "One of " + size + " items about: " + group.path("label").asText()
                        + ". The one that most people see is "
                        + group.path("lead").asText() + ".";
    }

    private static String suggestions(JsonNode item) {
        List<String> titles = new ArrayList<>();
        for (JsonNode one : item.path("suggestions")) {
            if (titles.size() < MOST_SUGGESTIONS && one.hasNonNull("title")) {
                titles.add(one.path("title").asText()
                        + (one.hasNonNull("url") ? " " + one.path("url").asText() : ""));
            }
        }
        return String.join("; ", titles);
    }

    private static String customer(JsonNode item) {
        String handle = item.at("/customer/handle").asText();
        return handle.isEmpty() ? "a customer" : "@" + handle;
    }

    private static String channel(Platform channel) {
        return CHANNELS.getOrDefault(channel, capital(channel.name().toLowerCase(Locale.ROOT)));
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static void add(List<String> parts, String before, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            parts.add(before + text);
        }
    }
}
