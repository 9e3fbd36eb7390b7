package io.earshot.jobs.setup.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.jobs.connect.Indices;
import io.earshot.json.Json;

/** What panels read. The time field is the one that the dashboard's time range selects by. */
enum DataView {
    MENTIONS(Indices.MENTIONS, "-*", "mentions", "createdAt", "{\"url\":{\"id\":\"url\"}}"),
    TRENDS(Indices.TRENDS, "-*", "trends", "bucket", "{}"),
    ALERTS(Indices.ALERTS, "", "alerts", "updatedAt", "{}"),
    ITEMS(
            Indices.ITEMS,
            "",
            "items",
            "openedAt",
            "{\"url\":{\"id\":\"url\"},\"responseSeconds\":" + Formats.SECONDS + "}"),
    ITEM_EVENTS(
            Indices.ITEM_EVENTS,
            "-*",
            "item events",
            "at",
            "{\"seconds\":" + Formats.SECONDS + ",\"businessSeconds\":" + Formats.SECONDS + "}"),
    DEAD_LETTERS(Indices.DEAD_LETTERS, "", "dead letters", "recordedAt", "{}");

    /** How Kibana shows a field's values. */
    private static final class Formats {
        static final String SECONDS = "{\"id\":\"duration\",\"params\":"
                + "{\"inputFormat\":\"seconds\",\"outputFormat\":\"humanizePrecise\",\"outputPrecision\":1}}";
    }

    private final String index;
    private final String months;
    private final String words;
    private final String timeField;
    private final String formats;

    DataView(String index, String months, String words, String timeField, String formats) {
        this.index = index;
        this.months = months;
        this.words = words;
        this.timeField = timeField;
        this.formats = formats;
    }

    String id() {
        return index;
    }

    ObjectNode object() {
        ObjectNode attributes = Json.MAPPER.createObjectNode();
        attributes.put("title", index + months);
        attributes.put("name", "Earshot: " + words);
        attributes.put("timeFieldName", timeField);
        attributes.put("fields", "[]");
        attributes.put("fieldAttrs", "{}");
        attributes.put("fieldFormatMap", formats);
        attributes.put("runtimeFieldMap", "{}");
        attributes.put("typeMeta", "{}");
        return SavedObject.of(SavedObject.Type.INDEX_PATTERN, id(), attributes, SavedObject.references());
    }
}
