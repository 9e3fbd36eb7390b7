package io.earshot.jobs.setup.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a Lens layer: a bucket that rows are made by, or a metric. A ratio is made of several, of which the last
 * is the one that is shown.
 *
 * @param parts in the order that Kibana evaluates them; the key of the column itself is appended to each part's own
 */
record Column(boolean bucket, List<Part> parts) {
    record Part(String suffix, ObjectNode json) {}

    private static final String PERCENT = "{\"id\":\"percent\",\"params\":{\"decimals\":1}}";
    private static final String RECORDS = "___records___";

    static Column over(String dateField, String interval) {
        ObjectNode json = bucket(dateField, "date", "date_histogram", "interval", dateField);
        json.putObject("params")
                .put("interval", interval)
                .put("includeEmptyRows", true)
                .put("dropPartials", false);
        return of(true, json);
    }

    /** The values that most documents have. */
    static Column top(String field, int size, String label) {
        return terms(field, "string", size, label, "{\"type\":\"column\",\"columnId\":\"metric\"}", "desc");
    }

    /** Every value of a small number, in order. */
    static Column each(String numberField, int size, String label) {
        return terms(numberField, "number", size, label, "{\"type\":\"alphabetical\",\"fallback\":false}", "asc");
    }

    private static Column terms(
            String field, String type, int size, String label, String orderBy, String orderDirection) {
        ObjectNode json = bucket(field, type, "terms", "ordinal", label);
        ObjectNode params = json.putObject("params").put("size", size);
        params.set("orderBy", read(orderBy));
        params.put("orderDirection", orderDirection).put("otherBucket", false).put("missingBucket", false);
        params.putObject("parentFormat").put("id", "terms");
        return of(true, json);
    }

    /** A row for each query, given as label and query in turn. */
    static Column rows(String label, String... labelsAndQueries) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("dataType", "string")
                .put("isBucketed", true)
                .put("label", label)
                .put("customLabel", true);
        json.put("operationType", "filters").put("scale", "ordinal");
        ArrayNode filters = json.putObject("params").putArray("filters");
        for (int i = 0; i < labelsAndQueries.length; i += 2) {
            filters.addObject()
                    .put("label", labelsAndQueries[i])
                    .set("input", SavedObject.query(labelsAndQueries[i + 1]));
        }
        return of(true, json);
    }

    static Column count(String label) {
        ObjectNode json = metric("count", RECORDS, label);
        json.putObject("params").put("emptyAsNull", false);
        return of(false, json);
    }

    static Column countOf(String kql, String label) {
        Column column = count(label);
        column.parts.get(0).json().set("filter", SavedObject.query(kql));
        return column;
    }

    static Column sum(String field, String label) {
        return of(false, metric("sum", field, label));
    }

    static Column max(String field, String label) {
        return of(false, metric("max", field, label));
    }

    static Column average(String field, String label) {
        return of(false, metric("average", field, label));
    }

    static Column median(String field, String label) {
        return of(false, metric("median", field, label));
    }

    static Column percentile(int percent, String field, String label) {
        ObjectNode json = metric("percentile", field, label);
        json.putObject("params").put("percentile", percent);
        return of(false, json);
    }

    static Column distinct(String field, String label) {
        ObjectNode json = metric("unique_count", field, label);
        json.putObject("params").put("emptyAsNull", false);
        return of(false, json);
    }

    static Column sumOf(String kql, String field, String label) {
        Column column = sum(field, label);
        column.parts.get(0).json().set("filter", SavedObject.query(kql));
        return column;
    }

    /** The share of documents that a query finds among those that another finds. */
    static Column share(String kql, String amongKql, String label) {
        return formula(
                label,
                PERCENT,
                "count(kql='" + kql + "') / count(kql='" + amongKql + "')",
                divide("\"#X0\"", "\"#X1\""),
                countOf(kql, label),
                countOf(amongKql, label));
    }

    /** What one field sums up to for each of another. */
    static Column ratio(String field, String amongField, String label) {
        return formula(
                label,
                PERCENT,
                "sum(" + field + ") / sum(" + amongField + ")",
                divide("\"#X0\"", "\"#X1\""),
                sum(field, label),
                sum(amongField, label));
    }

    /** The share of a field's sum that the documents of a query have. */
    static Column part(String kql, String field, String label) {
        return formula(
                label,
                PERCENT,
                "sum(" + field + ", kql='" + kql + "') / sum(" + field + ")",
                divide("\"#X0\"", "\"#X1\""),
                sumOf(kql, field, label),
                sum(field, label));
    }

    /** What one field sums up to, of that and what another sums up to. */
    static Column shareOfBoth(String field, String otherField, String label) {
        return formula(
                label,
                PERCENT,
                "sum(" + field + ") / (sum(" + field + ") + sum(" + otherField + "))",
                divide("\"#X0\"", function("add", "\"#X0\"", "\"#X1\"")),
                sum(field, label),
                sum(otherField, label));
    }

    /** The net promoter score, -100 to 100. */
    static Column netPromoters(String label) {
        String all = function("add", function("add", "\"#X0\"", "\"#X1\""), "\"#X2\"");
        String net = function("subtract", "\"#X0\"", "\"#X2\"");
        return formula(
                label,
                "{\"id\":\"number\",\"params\":{\"decimals\":0}}",
                "100 * (sum(promoters) - sum(detractors)) / (sum(promoters) + sum(passives) + sum(detractors))",
                divide(function("multiply", "100", net), all),
                sum("promoters", label),
                sum("passives", label),
                sum("detractors", label));
    }

    private static String divide(String above, String below) {
        return function("divide", above, below);
    }

    /** A call in the tree of Kibana's formulas; the layer puts its column's id for #. */
    private static String function(String name, String... args) {
        return "{\"type\":\"function\",\"name\":\"" + name + "\",\"args\":[" + String.join(",", args) + "]}";
    }

    /** @param tree what the formula says, with {@code #X0} for the first operand, and so on */
    private static Column formula(String label, String format, String formula, String tree, Column... operands) {
        List<Part> parts = new ArrayList<>();
        ArrayNode references = Json.MAPPER.createArrayNode();
        for (int i = 0; i < operands.length; i++) {
            parts.add(operand("X" + i, operands[i], label));
            references.add("#X" + i);
        }
        String result = "X" + operands.length;

        ObjectNode math = Json.MAPPER.createObjectNode();
        math.put("dataType", "number").put("isBucketed", false).put("label", "Part of " + label);
        math.put("customLabel", true).put("operationType", "math").put("scale", "ratio");
        ObjectNode ast = read(tree);
        ast.putObject("location").put("min", 0).put("max", formula.length());
        ast.put("text", formula);
        math.putObject("params").set("tinymathAst", ast);
        math.set("references", references);
        parts.add(new Part(result, math));

        ObjectNode shown = Json.MAPPER.createObjectNode();
        shown.put("dataType", "number")
                .put("isBucketed", false)
                .put("label", label)
                .put("customLabel", true);
        shown.put("operationType", "formula").put("scale", "ratio");
        ObjectNode params = shown.putObject("params").put("formula", formula).put("isFormulaBroken", false);
        params.set("format", read(format));
        shown.putArray("references").add("#" + result);
        parts.add(new Part("", shown));
        return new Column(false, parts);
    }

    private static Part operand(String suffix, Column column, String label) {
        return new Part(suffix, column.parts.get(0).json().put("label", "Part of " + label));
    }

    private static ObjectNode bucket(String field, String type, String operation, String scale, String label) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("dataType", type).put("isBucketed", true).put("label", label).put("customLabel", true);
        return json.put("operationType", operation).put("scale", scale).put("sourceField", field);
    }

    private static ObjectNode metric(String operation, String field, String label) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("dataType", "number")
                .put("isBucketed", false)
                .put("label", label)
                .put("customLabel", true);
        return json.put("operationType", operation).put("scale", "ratio").put("sourceField", field);
    }

    private static Column of(boolean bucket, ObjectNode json) {
        return new Column(bucket, List.of(new Part("", json)));
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(json);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
