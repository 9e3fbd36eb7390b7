package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.care.Activity;
import io.earshot.care.Correction;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people corrected of one kind of judgement, until the mention that it is about is found. The latest word on a post counts. */
final class Corrections {
    private final Kind kind;
    private final Map<String, Activity> byMention = new HashMap<>();
    private final Map<String, Activity> byPost = new HashMap<>();

    /** What was corrected. */
    enum Kind {
        SENTIMENT,
        INTENT,
        LANGUAGE,
        ACTIONABLE;

        /** The right label; null where nothing was said of it. */
        private @Nullable String label(Correction correction) {
            return switch (this) {
                case SENTIMENT -> name(correction.sentiment());
                case INTENT -> name(correction.intent());
                case LANGUAGE -> correction.language();
                case ACTIONABLE ->
                    correction.actionable() == null
                            ? null
                            : correction.actionable().toString();
            };
        }

        private static @Nullable String name(@Nullable Enum<?> label) {
            return label == null ? null : label.name().toLowerCase(Locale.ROOT);
        }
    }

    Corrections(Kind kind) {
        this.kind = kind;
    }

    /** Takes in what was done, in order; most of it corrects nothing. */
    void hear(Activity activity) {
        if (activity.correct() == null || kind.label(activity.correct()) == null) {
            return;
        }
        String brand = activity.about();
        Map<String, Activity> heard = brand == null ? byPost : byMention;
        String about = brand == null ? activity.lead() : Mention.id(brand, activity.lead());
        heard.merge(about, activity, (before, now) -> now.at().isBefore(before.at()) ? before : now);
    }

    /** How many still look for their mention. */
    int size() {
        return byMention.size() + byPost.size();
    }

    /** Whether one is about the mention of this id. */
    boolean isAbout(String mention) {
        return byMention.containsKey(mention) || byPost.containsKey(mention.substring(mention.indexOf('/') + 1));
    }

    /** Writes the mention as a labelled post if it was corrected, once. */
    int write(Mention mention, PrintWriter out) {
        Activity ofMention = byMention.remove(mention.mention());
        Activity ofPost = byPost.remove(mention.post().id());
        Activity activity = ofMention == null ? ofPost : ofMention;
        if (activity == null || activity.correct() == null) {
            return 0;
        }
        String label = kind.label(activity.correct());
        ObjectNode line = Json.MAPPER
                .createObjectNode()
                .put("label", label)
                .put("text", mention.post().text());
        line.put("language", kind == Kind.LANGUAGE ? label : mention.language().code());
        line.put("mention", mention.mention());
        out.write(line.toString());
        out.write('\n');
        return 1;
    }
}
