package io.earshot.jobs.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of a mapping, and how two mappings differ. */
final class Mappings {
    private Mappings() {}

    /**
     * @param absent the fields that are wanted and not there
     * @param conflicts the fields whose type is another, each as a clause of a sentence
     */
    record Difference(SortedSet<String> absent, SortedSet<String> conflicts) {}

    /** What an index lacks of the mapping that is wanted; what it has beyond it does not matter. */
    static Difference compare(JsonNode found, JsonNode wanted) {
        SortedMap<String, String> has = types(found);
        Difference difference = new Difference(new TreeSet<>(), new TreeSet<>());
        types(wanted).forEach((field, type) -> {
            String other = has.get(field);
            if (other == null) {
                difference.absent().add(field);
            } else if (!other.equals(type)) {
                difference.conflicts().add("field " + field + " is " + other + ", should be " + type);
            }
        });
        return difference;
    }

    /** The type of each field by its full name, objects included; sub-fields such as {@code reason.keyword} too. */
    static SortedMap<String, String> types(JsonNode mapping) {
        SortedMap<String, String> types = new TreeMap<>();
        collect("", mapping.path("properties"), types);
        return types;
    }

    private static void collect(String prefix, JsonNode properties, SortedMap<String, String> types) {
        for (var property : properties.properties()) {
            String name = prefix + property.getKey();
            JsonNode field = property.getValue();
            types.put(name, field.path("type").asText("object"));
            collect(name + ".", field.path("properties"), types);
            collect(name + ".", field.path("fields"), types);
        }
    }
}
