package io.earshot.jobs.send;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of one field of the posts contract comes from.
 *
 * @param name in the contract, such as {@code author.handle}
 * @param templates one; for a list perhaps several
 * @param times of a time
 * @param values what stands for what; empty to take values as they are
 * @param otherwise for a value that {@code values} has not; null to refuse the row
 * @param split what parts the items of a list that is one text; null for nothing
 */
record Field(
        String name,
        Type type,
        List<Template> templates,
        @Nullable Times times,
        Map<String, String> values,
        @Nullable String otherwise,
        @Nullable String split) {

    /** What the contract wants. */
    enum Type {
        TEXT,
        COUNT,
        NUMBER,
        FLAG,
        TIME,
        LIST
    }

    /** Puts the field's value for this row into the object under that key, if the row has one. */
    void put(Row row, ObjectNode into, String key) throws RowException {
        try {
            if (type == Type.LIST) {
                ArrayNode list = Json.MAPPER.createArrayNode();
                for (Template template : templates) {
                    addAll(template.fillAll(row), list);
                }
                into.set(key, list);
                return;
            }
            String text = mapped(templates.get(0).fill(row));
            if (text.isEmpty()) {
                return;
            }
            switch (type) {
                case TEXT, LIST -> into.put(key, text);
                case COUNT, NUMBER -> into.put(key, number(text.strip()));
                case FLAG -> into.put(key, flag(text.strip()));
                case TIME -> into.put(key, time(text.strip()));
            }
        } catch (RowException e) {
            throw new RowException(name + ": " + e.getMessage());
        }
    }

    private void addAll(List<String> texts, ArrayNode list) throws RowException {
        for (String text : texts) {
            for (String item : split == null ? List.of(text) : List.of(text.split(Pattern.quote(split), -1))) {
                String value = mapped(item.strip());
                if (!value.isEmpty()) {
                    list.add(value);
                }
            }
        }
    }

    private String mapped(String value) throws RowException {
        if (values.isEmpty() || value.isEmpty()) {
            return value;
        }
        String result = values.getOrDefault(value, otherwise);
        if (result == null) {
            throw new RowException("'" + value + "' is not in `values`; `else` would stand for all others");
        }
        return result;
    }

    private String time(String text) throws RowException {
        if (times == null) {
            throw new IllegalStateException("a time has a format");
        }
        return Json.instant(times.parse(text));
    }

    private static BigDecimal number(String text) throws RowException {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.precision() - number.scale()) <= 40 && number.scale() <= 40) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as a number that no field could hold.
        }
        throw new RowException("'" + text + "' is not a number");
    }

    private static boolean flag(String text) throws RowException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new RowException("'" + text + "' is not true or false");
        };
    }
}
