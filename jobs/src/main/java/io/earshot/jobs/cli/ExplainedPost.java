package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import io.earshot.text.Explanation;
import io.earshot.text.Explanation.Judgement;
import io.earshot.text.Explanation.Reason;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a post was judged as it was, for people and as JSON. */
final class ExplainedPost {
    private static final String PERSONAL_DATA = "personal data";

    private ExplainedPost() {}

    /** The post's text, and below it a line a judgement. */
    static String text(String id, Explanation explanation) {
        StringBuilder text = new StringBuilder();
        String post = explanation.analysis().redaction().text();
        text.append(id).append(": ").append(post.replaceAll("\\R", " ")).append('\n');
        for (Judgement judgement : explanation.judgements()) {
            String reasons = judgement.reasons().stream()
                    .map(reason -> words(judgement, reason))
                    .collect(Collectors.joining("; "));
            text.append("  ").append(judgement.name()).append(' ').append(judgement.verdict());
            text.append(": ").append(reasons.isEmpty() ? "nothing in particular" : reasons);
            text.append('\n');
        }
        return text.toString();
    }

    private static String words(Judgement judgement, Reason reason) {
        String what = reason.what().isEmpty() ? reason.how() : "«" + reason.what() + "» (" + reason.how() + ")";
        // Personal data is there or not: nothing adds to it.
        return judgement.name().equals(PERSONAL_DATA)
                ? what
                : what + String.format(Locale.ROOT, " %+.2f", reason.weight());
    }

    /** The reasons of each judgement by its name. */
    static ObjectNode json(Explanation explanation) {
        ObjectNode why = Json.MAPPER.createObjectNode();
        for (Judgement judgement : explanation.judgements()) {
            ArrayNode reasons =
                    why.putArray(judgement.name().equals(PERSONAL_DATA) ? "personalData" : judgement.name());
            for (Reason reason : judgement.reasons()) {
                ObjectNode json = reasons.addObject();
                if (!reason.what().isEmpty()) {
                    json.put("what", reason.what());
                }
                json.put("how", reason.how()).put("weight", reason.weight());
            }
        }
        return why;
    }
}
