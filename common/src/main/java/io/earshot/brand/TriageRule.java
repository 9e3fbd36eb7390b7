package io.earshot.brand;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * Which mentions become items, in the brand's own words. The first rule that holds decides.
 *
 * @param id unique among the brand's; what a mention that opens no item is counted by
 * @param when which of the brand's mentions, in the query language
 * @param open whether they become items
 */
public record TriageRule(
        String id,
        String when,
        @JsonProperty(required = true) boolean open) {
    public TriageRule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(when, "when");
    }
}
