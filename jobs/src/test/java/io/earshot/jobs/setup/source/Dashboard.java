package io.earshot.jobs.setup.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A dashboard: rows of panels from left to right, with a control that chooses the brand. */
final class Dashboard {
    private record Placed(
            Panel panel, int x, int y, int height, @Nullable String from) {}

    private final String name;
    private final String title;
    private final String description;
    private final String from;
    private final int refreshSeconds;
    private final List<Placed> panels = new ArrayList<>();
    private int bottom;

    /**
     * @param name of its file, and part of its objects' ids
     * @param from where its time range starts, such as {@code now-7d}; it ends now
     */
    Dashboard(String name, String title, String description, String from, int refreshSeconds) {
        this.name = name;
        this.title = title;
        this.description = description;
        this.from = from;
        this.refreshSeconds = refreshSeconds;
    }

    String name() {
        return name;
    }

    Dashboard row(int height, Panel... row) {
        return row(height, null, row);
    }

    /** A row with a time range of its own, for what must stay in sight however long ago it began. */
    Dashboard row(int height, @Nullable String rowFrom, Panel... row) {
        int x = 0;
        for (Panel panel : row) {
            panels.add(new Placed(panel, x, bottom, height, rowFrom));
            x += panel.width();
        }
        bottom += height;
        return this;
    }

    /** The objects: data views, what the panels show, and last the dashboard. */
    List<ObjectNode> objects() {
        Set<DataView> dataViews = EnumSet.of(DataView.MENTIONS);
        List<ObjectNode> shown = new ArrayList<>();
        for (Placed placed : panels) {
            Panel panel = placed.panel();
            ArrayNode references = SavedObject.references();
            for (Panel.View view : panel.views()) {
                dataViews.add(view.dataView());
                SavedObject.refer(
                        references,
                        SavedObject.Type.INDEX_PATTERN,
                        view.dataView().id(),
                        view.name());
            }
            ObjectNode attributes = Json.MAPPER.createObjectNode().put("title", "[Earshot] " + panel.title());
            attributes.setAll(panel.attributes());
            shown.add(SavedObject.of(panel.type(), id(panel), attributes, references));
        }
        List<ObjectNode> objects = new ArrayList<>();
        dataViews.forEach(view -> objects.add(view.object()));
        objects.addAll(shown);
        objects.add(dashboard());
        return objects;
    }

    private String id(Panel panel) {
        return SavedObject.id(name, panel.title());
    }

    private ObjectNode dashboard() {
        ArrayNode references = SavedObject.references();
        ArrayNode grid = Json.MAPPER.createArrayNode();
        for (int i = 0; i < panels.size(); i++) {
            String index = Integer.toString(i + 1);
            grid.add(panel(panels.get(i), index));
            Panel panel = panels.get(i).panel();
            SavedObject.refer(references, panel.type(), id(panel), index + ":panel_" + index);
        }

        ObjectNode attributes = Json.MAPPER.createObjectNode();
        attributes.put("title", title).put("description", description).put("version", 1);
        attributes.put("timeRestore", true).put("timeFrom", from).put("timeTo", "now");
        attributes.putObject("refreshInterval").put("pause", false).put("value", refreshSeconds * 1000);
        attributes.set("controlGroupInput", brandControl(references));
        ObjectNode options = Json.MAPPER.createObjectNode();
        options.put("useMargins", true).put("syncColors", true).put("syncCursor", true);
        options.put("syncTooltips", false).put("hidePanelTitles", false);
        attributes.put("optionsJSON", SavedObject.string(options));
        ObjectNode search = Json.MAPPER.createObjectNode();
        search.set("query", SavedObject.query(""));
        search.putArray("filter");
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", SavedObject.string(search));
        attributes.put("panelsJSON", SavedObject.string(grid));
        return SavedObject.of(SavedObject.Type.DASHBOARD, "earshot-" + name, attributes, references);
    }

    private static ObjectNode panel(Placed placed, String index) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("type", placed.panel().type().code()).put("panelIndex", index);
        json.put("title", placed.panel().title());
        json.putObject("gridData")
                .put("x", placed.x())
                .put("y", placed.y())
                .put("w", placed.panel().width())
                .put("h", placed.height())
                .put("i", index);
        ObjectNode config = json.putObject("embeddableConfig");
        config.putObject("enhancements");
        if (placed.from() != null) {
            config.putObject("timeRange").put("from", placed.from()).put("to", "now");
        }
        json.put("panelRefName", "panel_" + index);
        return json;
    }

    private static ObjectNode brandControl(ArrayNode references) {
        String id = "brand";
        ObjectNode control = Json.MAPPER.createObjectNode();
        ObjectNode brand = control.putObject(id);
        brand.put("order", 0).put("width", "medium").put("grow", true).put("type", "optionsListControl");
        ObjectNode input = brand.putObject("explicitInput");
        input.put("id", id).put("title", "Brand").put("fieldName", "brand");
        input.putArray("selectedOptions");
        input.putObject("enhancements");
        SavedObject.refer(
                references,
                SavedObject.Type.INDEX_PATTERN,
                DataView.MENTIONS.id(),
                "controlGroup_" + id + ":optionsListDataView");

        ObjectNode ignore = Json.MAPPER.createObjectNode();
        for (String what : new String[] {"ignoreFilters", "ignoreQuery", "ignoreTimerange", "ignoreValidations"}) {
            ignore.put(what, false);
        }
        ObjectNode group = Json.MAPPER.createObjectNode();
        group.put("controlStyle", "oneLine").put("chainingSystem", "HIERARCHICAL");
        group.put("panelsJSON", SavedObject.string(control));
        group.put("ignoreParentSettingsJSON", SavedObject.string(ignore));
        return group;
    }
}
