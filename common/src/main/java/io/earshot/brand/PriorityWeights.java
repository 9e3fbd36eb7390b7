package io.earshot.brand;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The most points that each factor of a priority gives. What a book leaves out is as usual; the tiers that it names take
 * the place of all usual ones.
 *
 * @param most of each factor
 * @param tier what a customer's tier gives, by its name in small letters
 */
public record PriorityWeights(Map<PriorityFactor, Integer> most, Map<String, Integer> tier) {
    /** What tiers are often called. */
    private static final Map<String, Integer> USUAL_TIERS = Map.of("vip", 15, "platinum", 15, "gold", 10, "silver", 5);

    /** The name of the tiers among the factors. */
    public static final String TIER = "tier";

    /** What holds where the book says nothing. */
    public static final PriorityWeights DEFAULT = new PriorityWeights();

    public PriorityWeights {
        EnumMap<PriorityFactor, Integer> all = new EnumMap<>(PriorityFactor.class);
        for (PriorityFactor factor : PriorityFactor.values()) {
            all.put(factor, most.getOrDefault(factor, factor.usual()));
        }
        most = Collections.unmodifiableMap(all);
        TreeMap<String, Integer> tiers = new TreeMap<>();
        tier.forEach((name, points) -> tiers.put(name.toLowerCase(Locale.ROOT), points));
        tier = Collections.unmodifiableMap(tiers);
    }

    /** As without settings. */
    public PriorityWeights() {
        this(Map.of(), USUAL_TIERS);
    }

    /** The most points of a factor. */
    public int of(PriorityFactor factor) {
        return most.getOrDefault(factor, 0);
    }

    /** What a tier gives; 0 for one that is not known, or without points. */
    public int ofTier(@Nullable String name) {
        return name == null ? 0 : tier.getOrDefault(name.toLowerCase(Locale.ROOT), 0);
    }

    @JsonValue
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        most.forEach((factor, points) -> {
            if (points != factor.usual()) {
                json.put(factor.code(), points);
            }
        });
        if (!tier.equals(DEFAULT.tier)) {
            json.put(TIER, tier);
        }
        return json;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PriorityWeights of(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("weights: expected factors with points, found " + json);
        }
        Map<PriorityFactor, Integer> most = new EnumMap<>(PriorityFactor.class);
        Map<String, Integer> tier = USUAL_TIERS;
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (field.getKey().equals(TIER)) {
                if (!field.getValue().isObject()) {
                    throw new IllegalArgumentException("tier: expected tiers with points, found " + field.getValue());
                }
                tier = new TreeMap<>();
                for (Map.Entry<String, JsonNode> one : field.getValue().properties()) {
                    tier.put(one.getKey(), points(one.getKey(), one.getValue()));
                }
            } else {
                PriorityFactor factor = BrandRules.factor(field.getKey())
                        .orElseThrow(() -> new IllegalArgumentException(BrandRules.noFactor(field.getKey())));
                most.put(factor, points(field.getKey(), field.getValue()));
            }
        }
        return new PriorityWeights(most, tier);
    }

    private static int points(String name, JsonNode value) {
        BrandRules.points(name, value.asText()).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return value.asInt();
    }
}
