package io.earshot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.earshot.alert.Alert;
import io.earshot.brand.Brand;
import io.earshot.care.Activity;
import io.earshot.care.Item;
import io.earshot.care.ItemEvent;
import io.earshot.customer.Customer;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import io.earshot.mention.Mention;
import io.earshot.post.Post;
import io.earshot.ticket.ItemVersion;
import io.earshot.topic.Topic;
import io.earshot.trend.Trend;
import io.earshot.watch.TopicMember;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the docs promise to other programs is what the code writes: the schemas of items, and AsyncAPI for all topics. */
final class ContractsTest {
    private static final Path DOCS = Path.of(System.getProperty("earshot.root"), "docs");

    /** The records behind the messages that have no schema file of their own. */
    private static final Map<String, Class<?>> RECORDS = Map.of(
            "Post", Post.class,
            "Brand", Brand.class,
            "Activity", Activity.class,
            "Customer", Customer.class,
            "Mention", Mention.class,
            "Topic", Topic.class,
            "TopicMember", TopicMember.class,
            "Alert", Alert.class,
            "Trend", Trend.class,
            "DeadLetter", DeadLetter.class);

    static Stream<Arguments> schemas() {
        return Stream.of(Arguments.of("item", Item.class), Arguments.of("item-event", ItemEvent.class));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void aSchemaHasTheFieldsThatTheCodeHas(String name, Class<?> type) throws Exception {
        JsonNode schema = read(name);
        List<String> differences = new ArrayList<>();
        compare(schema, schema, type, name, differences);

        assertThat(differences).as("docs/schemas/%s.schema.json", name).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void whatTheCodeWritesIsValid(String name, Class<?> type) throws Exception {
        JsonNode full = Json.MAPPER.readTree(Json.bytes(filled(type, true)));
        JsonNode least = Json.MAPPER.readTree(Json.bytes(filled(type, false)));

        assertThat(names(full)).containsExactlyInAnyOrderElementsOf(fields(type));
        assertThat(least.size()).isLessThan(full.size());
        assertThat(faults(name, full)).isEmpty();
        assertThat(faults(name, least)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void whatTheCodeWouldNotWriteIsNotValid(String name, Class<?> type) throws Exception {
        ObjectNode full = (ObjectNode) Json.MAPPER.readTree(Json.bytes(filled(type, true)));

        assertThat(faults(name, full.deepCopy().put("channel", "carrier pigeon")))
                .hasSize(1);
        assertThat(faults(name, full.deepCopy().put("team", 7))).hasSize(1);
        assertThat(faults(name, full.deepCopy().without("brand"))).hasSize(1);
        String instant = name.equals("item") ? "updatedAt" : "at";
        assertThat(faults(name, full.deepCopy().put(instant, "yesterday"))).hasSize(1);
    }

    @Test
    void theMadeUpItemIsOne() throws Exception {
        assertThat(faults(
                        "item", ItemVersion.madeUp(Instant.EPOCH.plusMillis(1)).tree()))
                .isEmpty();
    }

    @Test
    void everyTopicIsInTheAsyncApi() throws Exception {
        Set<String> topics = new TreeSet<>();
        for (Field field : Topics.class.getFields()) {
            topics.add((String) field.get(null));
        }
        Set<String> channels = new TreeSet<>();
        asyncApi()
                .path("channels")
                .forEach(channel -> channels.add(channel.path("address").asText()));

        assertThat(channels).isEqualTo(topics);
        assertThat(asyncApi().path("asyncapi").asText()).isEqualTo("3.0.0");
    }

    @Test
    void everyChannelIsUsedAndEveryReferenceLeadsSomewhere() throws Exception {
        JsonNode api = asyncApi();
        Set<String> used = new TreeSet<>();
        api.path("operations").forEach(one -> used.add(one.at("/channel/$ref").asText()));

        assertThat(used)
                .isEqualTo(new TreeSet<>(names(api.path("channels")).stream()
                        .map(name -> "#/channels/" + name)
                        .toList()));
        List<String> references = new ArrayList<>();
        api.findValues("$ref").forEach(reference -> references.add(reference.asText()));
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(api.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(DOCS.resolve(reference)).exists();
            }
        });
    }

    @Test
    void theMessagesHaveTheFieldsOfTheirRecords() throws Exception {
        JsonNode messages = asyncApi().at("/components/messages");
        List<String> differences = new ArrayList<>();
        for (String name : names(messages)) {
            JsonNode payload = messages.path(name).path("payload");
            Class<?> type = RECORDS.get(name);
            if (type != null) {
                differ(name, names(payload.path("properties")), type, differences);
            } else {
                assertThat(payload.has("$ref")).as(name).isTrue();
            }
        }

        assertThat(differences).as("docs/asyncapi.yaml").isEmpty();
        assertThat(names(messages)).containsAll(RECORDS.keySet());
    }

    private static void compare(JsonNode root, JsonNode schema, Class<?> type, String place, List<String> differences) {
        JsonNode properties = schema.path("properties");
        differ(place, names(properties), type, differences);
        for (RecordComponent component : type.getRecordComponents()) {
            JsonNode property = resolved(root, properties.path(component.getName()));
            Class<?> inner = inner(component.getGenericType());
            String innerPlace = place + "." + component.getName();
            if (property.path("type").asText().equals("array")) {
                property = resolved(root, property.path("items"));
            }
            if (property.isMissingNode()) {
                continue;
            }
            if (inner.isEnum() && !codes(inner).equals(texts(property.path("enum")))) {
                differences.add(innerPlace + ": expected \"enum\": " + Json.string(codes(inner)));
            } else if (inner.isRecord()) {
                compare(root, property, inner, innerPlace, differences);
            } else if (!inner.isEnum()
                    && !jsonType(inner).equals(property.path("type").asText())) {
                differences.add(innerPlace + ": expected " + snippet(component));
            }
        }
        for (String required : texts(schema.path("required"))) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals(required) && canBeAbsent(component)) {
                    differences.add(place + "." + required + ": required, but it can be absent");
                }
            }
        }
    }

    /** What to write into the docs, so that to follow a change takes a minute. */
    private static void differ(String place, Set<String> documented, Class<?> type, List<String> differences) {
        Set<String> written = fields(type);
        for (String name : documented) {
            if (!written.contains(name)) {
                differences.add(
                        place + "." + name + ": documented, but " + type.getSimpleName() + " has no such field");
            }
        }
        for (String name : written) {
            if (!documented.contains(name)) {
                differences.add(place + "." + name + ": not documented; add " + snippet(component(type, name)));
            }
        }
    }

    private static Set<String> fields(Class<?> type) {
        Set<String> names = new LinkedHashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (isUnwrapped(type, component)) {
                names.addAll(fields(component.getType()));
            } else {
                names.add(component.getName());
            }
        }
        return names;
    }

    private static RecordComponent component(Class<?> type, String name) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (isUnwrapped(type, component)
                    ? fields(component.getType()).contains(name)
                    : component.getName().equals(name)) {
                return isUnwrapped(type, component) ? component(component.getType(), name) : component;
            }
        }
        throw new IllegalArgumentException(type + " has no " + name);
    }

    private static boolean isUnwrapped(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName()).isAnnotationPresent(JsonUnwrapped.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String snippet(RecordComponent component) {
        Type type = component.getGenericType();
        String one = inner(type).isEnum()
                ? "{\"enum\": " + Json.string(codes(inner(type))) + "}"
                : inner(type) == Instant.class
                        ? "{\"type\": \"string\", \"format\": \"date-time\"}"
                        : "{\"type\": \"" + jsonType(inner(type)) + "\"}";
        String whole = isList(type) ? "{\"type\": \"array\", \"items\": " + one + "}" : one;
        return "\"" + component.getName() + "\": " + whole;
    }

    private static String jsonType(Class<?> type) {
        if (type == String.class || type == Instant.class || type == byte[].class) {
            return "string";
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "integer";
        }
        if (type == double.class || type == Double.class) {
            return "number";
        }
        return type == boolean.class || type == Boolean.class ? "boolean" : "object";
    }

    /** The class of a field, or of a list's items. */
    private static Class<?> inner(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return isList(type) ? inner(parameterized.getActualTypeArguments()[0]) : Map.class;
        }
        return (Class<?>) type;
    }

    private static boolean isList(Type type) {
        return type instanceof ParameterizedType parameterized && parameterized.getRawType() == List.class;
    }

    /** Empty texts and lists are left out as what is not known is. */
    private static boolean canBeAbsent(RecordComponent component) {
        return isList(component.getGenericType()) || isNullable(component);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** A record with something in every field, or with nothing where nothing may be. */
    private static Object filled(Class<?> type, boolean isFull) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            if (isFull || !canBeAbsent(components[i])) {
                values[i] = value(components[i].getGenericType(), isFull);
            } else {
                values[i] = isList(components[i].getGenericType()) ? List.of() : null;
            }
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Type type, boolean isFull) throws ReflectiveOperationException {
        if (isList(type)) {
            return List.of(value(((ParameterizedType) type).getActualTypeArguments()[0], isFull));
        }
        Class<?> inner = inner(type);
        if (inner.isEnum()) {
            return inner.getEnumConstants()[0];
        }
        if (inner.isRecord()) {
            return filled(inner, isFull);
        }
        return switch (jsonType(inner)) {
            case "integer" -> inner == int.class || inner == Integer.class ? (Object) 1 : (Object) 1L;
            case "number" -> 0.5;
            case "boolean" -> true;
            default -> inner == Instant.class ? Instant.parse("2026-11-24T10:00:00Z") : "acme/x:1";
        };
    }

    private static List<String> faults(String name, JsonNode value) throws Exception {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        read(name),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        return schema.validate(value).stream().map(Object::toString).toList();
    }

    private static JsonNode read(String name) throws Exception {
        return Json.MAPPER.readTree(
                DOCS.resolve("schemas/" + name + ".schema.json").toFile());
    }

    private static JsonNode asyncApi() throws Exception {
        Object yaml = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(DOCS.resolve("asyncapi.yaml")));
        return Json.MAPPER.valueToTree(yaml);
    }

    private static JsonNode resolved(JsonNode root, JsonNode property) {
        return property.has("$ref") ? root.at(property.path("$ref").asText().substring(1)) : property;
    }

    private static List<String> codes(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(one -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
