package io.earshot.jobs.setup.source;

import static io.earshot.jobs.setup.source.SavedObject.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Panels by the shape of what they show. A query selects the documents that a panel is about; empty selects all. */
final class Charts {
    private static final int WHOLE_WIDTH = 48;

    private Charts() {}

    /** One number. */
    static Panel number(String title, DataView dataView, String kql, Column column) {
        Layer layer = Layer.of(dataView, column);
        ObjectNode shape = visualization(layer);
        shape.put("metricAccessor", layer.metric(0));
        return lens(title, "lnsMetric", kql, shape, List.of(layer));
    }

    /** Parts of a whole: one ring. */
    static Panel donut(String title, DataView dataView, String kql, Column slices, Column metric) {
        Layer layer = Layer.of(dataView, slices, metric);
        ObjectNode shape = Json.MAPPER.createObjectNode().put("shape", "donut");
        ObjectNode ring = shape.putArray("layers").addObject();
        ring.put("layerId", layer.id()).put("layerType", "data");
        ring.putArray("primaryGroups").add(layer.bucket(0));
        ring.putArray("metrics").add(layer.metric(0));
        ring.put("numberDisplay", "percent").put("categoryDisplay", "default");
        ring.put("legendDisplay", "show").put("nestedLegend", false);
        return lens(title, "lnsPie", kql, shape, List.of(layer));
    }

    /** Words by size. */
    static Panel cloud(String title, DataView dataView, String kql, Column tags, Column metric) {
        Layer layer = Layer.of(dataView, tags, metric);
        ObjectNode shape = visualization(layer);
        shape.put("tagAccessor", layer.bucket(0)).put("valueAccessor", layer.metric(0));
        shape.put("minFontSize", 14).put("maxFontSize", 48).put("orientation", "single");
        shape.put("showLabel", false);
        return lens(title, "lnsTagcloud", kql, shape, List.of(layer));
    }

    /** A field of cells: the darker, the more. */
    static Panel heat(String title, DataView dataView, String kql, Column down, Column across, Column metric) {
        Layer layer = Layer.of(dataView, down, across, metric);
        ObjectNode shape = visualization(layer).put("shape", "heatmap");
        shape.put("yAccessor", layer.bucket(0)).put("xAccessor", layer.bucket(1));
        shape.put("valueAccessor", layer.metric(0));
        shape.putObject("gridConfig")
                .put("type", "heatmap_grid")
                .put("isCellLabelVisible", false)
                .put("isXAxisLabelVisible", true)
                .put("isXAxisTitleVisible", true)
                .put("isYAxisLabelVisible", true)
                .put("isYAxisTitleVisible", false);
        shape.putObject("legend")
                .put("type", "heatmap_legend")
                .put("isVisible", true)
                .put("position", "right");
        return lens(title, "lnsHeatmap", kql, shape, List.of(layer));
    }

    /** Rows and columns. */
    static Panel table(String title, DataView dataView, String kql, Column... columns) {
        Layer layer = Layer.of(dataView, columns);
        ObjectNode shape = visualization(layer);
        ArrayNode shown = shape.putArray("columns");
        for (int i = 0; i < layer.buckets().size(); i++) {
            shown.addObject().put("columnId", layer.bucket(i));
        }
        for (int i = 0; i < layer.metrics().size(); i++) {
            shown.addObject().put("columnId", layer.metric(i));
        }
        return lens(title, "lnsDatatable", kql, shape, List.of(layer));
    }

    /**
     * Bars, lines or areas.
     *
     * @param series Kibana's word for them, such as {@code bar_stacked}
     * @param x what they stand along; a second bucket splits them
     */
    static Panel series(String title, String series, DataView dataView, String kql, Column x, Column... others) {
        Column[] columns = new Column[others.length + 1];
        columns[0] = x;
        System.arraycopy(others, 0, columns, 1, others.length);
        Layer layer = Layer.of(dataView, columns);

        ObjectNode shape = Json.MAPPER.createObjectNode();
        shape.put("preferredSeriesType", series).put("fittingFunction", "None").put("valueLabels", "hide");
        shape.putObject("legend").put("isVisible", true).put("position", "right");
        for (String settings : new String[] {
            "axisTitlesVisibilitySettings", "gridlinesVisibilitySettings", "tickLabelsVisibilitySettings"
        }) {
            shape.putObject(settings).put("x", true).put("yLeft", true).put("yRight", true);
        }
        shape.putObject("labelsOrientation").put("x", 0).put("yLeft", 0).put("yRight", 0);
        ObjectNode data = shape.putArray("layers").addObject();
        data.put("layerId", layer.id()).put("layerType", "data").put("seriesType", series);
        data.put("xAccessor", layer.bucket(0));
        ArrayNode accessors = data.putArray("accessors");
        for (int i = 0; i < layer.metrics().size(); i++) {
            accessors.add(layer.metric(i));
        }
        if (layer.buckets().size() > 1) {
            data.put("splitAccessor", layer.bucket(1));
        }
        return lens(title, "lnsXY", kql, shape, List.of(layer));
    }

    /** Documents themselves, one a row. */
    static Panel documents(
            String title, DataView dataView, String kql, String sortBy, String direction, String... columns) {
        ObjectNode attributes = Json.MAPPER.createObjectNode();
        attributes.put("description", "");
        ArrayNode shown = attributes.putArray("columns");
        for (String column : columns) {
            shown.add(column);
        }
        attributes.putArray("sort").addArray().add(sortBy).add(direction);
        attributes.put("hits", 0).put("version", 1);
        String reference = "kibanaSavedObjectMeta.searchSourceJSON.index";
        ObjectNode source = Json.MAPPER.createObjectNode();
        source.put("highlightAll", true).put("version", true);
        source.set("query", query(kql));
        source.putArray("filter");
        source.put("indexRefName", reference);
        attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", SavedObject.string(source));
        return new Panel(
                title, SavedObject.Type.SEARCH, attributes, List.of(new Panel.View(dataView, reference)), WHOLE_WIDTH);
    }

    private static ObjectNode visualization(Layer layer) {
        return Json.MAPPER.createObjectNode().put("layerId", layer.id()).put("layerType", "data");
    }

    private static Panel lens(String title, String type, String kql, ObjectNode shape, List<Layer> layers) {
        ObjectNode attributes = Json.MAPPER.createObjectNode();
        attributes.put("description", "").put("visualizationType", type);
        ObjectNode state = attributes.putObject("state");
        state.putObject("adHocDataViews");
        state.putArray("internalReferences");
        state.putArray("filters");
        state.set("query", query(kql));
        ObjectNode sources = state.putObject("datasourceStates");
        ObjectNode data = sources.putObject("formBased").putObject("layers");
        sources.putObject("textBased").putObject("layers");
        List<Panel.View> views = new ArrayList<>();
        for (Layer layer : layers) {
            data.set(layer.id(), layer.json());
            views.add(new Panel.View(layer.dataView(), "indexpattern-datasource-layer-" + layer.id()));
        }
        state.set("visualization", shape);
        return new Panel(title, SavedObject.Type.LENS, attributes, views, WHOLE_WIDTH);
    }
}
