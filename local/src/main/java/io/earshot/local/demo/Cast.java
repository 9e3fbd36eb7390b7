package io.earshot.local.demo;

import io.earshot.post.Platform;
import java.util.List;
import java.util.Map;

/** A brand of the play, and how people name it. Its handles are those of the sample brand book. */
@SuppressWarnings("ImmutableEnumChecker") // made by List.of and Map.of
enum Cast {
    ACME(
            "bank",
            26,
            List.of("Acme", "acme", "Acme", "Acme Bank"),
            Map.of(Platform.X, "@acme", Platform.FACEBOOK, "@acme", Platform.INSTAGRAM, "@acmebank"),
            Map.of(Platform.X, "acmehelp", Platform.FACEBOOK, "acme")),
    NOVA(
            "bank",
            15,
            List.of("Nova Bank", "nova bank", "novabank"),
            Map.of(Platform.X, "@nova", Platform.FACEBOOK, "@novabank", Platform.INSTAGRAM, "#novabank"),
            Map.of(Platform.X, "novacare", Platform.FACEBOOK, "novabank")),
    ZEPHYR(
            "airline",
            20,
            List.of("Zephyr", "zephyr", "Zephyr Air"),
            Map.of(Platform.X, "@zephyr", Platform.FACEBOOK, "@zephyrair", Platform.INSTAGRAM, "#zephyrair"),
            Map.of(Platform.X, "zephyrcare", Platform.FACEBOOK, "zephyrair"));

    /** Which phrases are said of it. */
    private final String trade;
    /** Posts about it in an hour of the day. */
    private final double perHour;

    private final List<String> names;
    /** How people address it, by platform. */
    private final Map<Platform, String> tags;
    /** Who answers for it, by platform. */
    private final Map<Platform, String> careHandles;

    Cast(
            String trade,
            double perHour,
            List<String> names,
            Map<Platform, String> tags,
            Map<Platform, String> careHandles) {
        this.trade = trade;
        this.perHour = perHour;
        this.names = names;
        this.tags = tags;
        this.careHandles = careHandles;
    }

    String trade() {
        return trade;
    }

    double perHour() {
        return perHour;
    }

    List<String> names() {
        return names;
    }

    Map<Platform, String> tags() {
        return tags;
    }

    Map<Platform, String> careHandles() {
        return careHandles;
    }
}
