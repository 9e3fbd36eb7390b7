package io.earshot.jobs.setup.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;

/** The envelope of a Kibana object. */
final class SavedObject {
    /**
     * The kinds of objects, each with the lowest version that its attributes fit: Kibana moves an object up to its own
     * version and refuses one from a later.
     */
    enum Type {
        INDEX_PATTERN("index-pattern", "7.11.0"),
        SEARCH("search", "7.9.3"),
        LENS("lens", "8.9.0"),
        DASHBOARD("dashboard", "8.7.0");

        private final String code;
        private final String version;

        Type(String code, String version) {
            this.code = code;
            this.version = version;
        }

        String code() {
            return code;
        }
    }

    private SavedObject() {}

    static ObjectNode of(Type type, String id, ObjectNode attributes, ArrayNode references) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        object.put("type", type.code);
        object.put("id", id);
        object.set("attributes", attributes);
        object.set("references", references);
        object.put("managed", false);
        object.put("coreMigrationVersion", "8.8.0");
        object.put("typeMigrationVersion", type.version);
        return object;
    }

    static ArrayNode references() {
        return Json.MAPPER.createArrayNode();
    }

    static void refer(ArrayNode references, Type type, String id, String name) {
        references.addObject().put("type", type.code).put("id", id).put("name", name);
    }

    /** The id that a title makes, such as {@code earshot-care-due-times}. */
    static String id(String dashboard, String title) {
        return "earshot-" + dashboard + "-"
                + title.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
    }

    /** An object of ours as the string that Kibana wants in its place. */
    static String string(Object json) {
        return Json.string(json);
    }

    static ObjectNode query(String kql) {
        return Json.MAPPER.createObjectNode().put("query", kql).put("language", "kuery");
    }
}
