package io.earshot.local.demo;

import io.earshot.post.Platform;
import java.util.List;
import java.util.Map;

/**
 * A brand of the play, and how people name it. Its handles are those of the demo's brand book.
 *
 * @param trade which phrases are said of it
 * @param perHour posts about it in an hour of the day
 * @param tags how people address it, by platform
 * @param careHandles who answers for it, by platform
 */
enum Cast {
    ACME(
            "bank",
            26,
            List.of("Acme", "acme", "Acme", "Acme Bank"),
            Map.of(Platform.X, "@acme", Platform.FACEBOOK, "@acmebank", Platform.INSTAGRAM, "#acmebank"),
            Map.of(Platform.X, "acmehelp", Platform.FACEBOOK, "acmebank")),
    NOVA(
            "bank",
            15,
            List.of("Nova Bank", "nova bank", "novabank"),
            Map.of(Platform.X, "@novabank", Platform.FACEBOOK, "@novabank", Platform.INSTAGRAM, "#novabank"),
            Map.of(Platform.X, "novacare", Platform.FACEBOOK, "novabank")),
    ZEPHYR(
            "airline",
            20,
            List.of("Zephyr Air", "zephyr air", "Zephyr Air"),
            Map.of(Platform.X, "@zephyrair", Platform.FACEBOOK, "@zephyrair", Platform.INSTAGRAM, "#flyzephyr"),
            Map.of(Platform.X, "zephyrair", Platform.FACEBOOK, "zephyrair"));

    private final String trade;
    private final double perHour;
    private final List<String> names;
    private final Map<Platform, String> tags;
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
