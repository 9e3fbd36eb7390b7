package io.earshot.query;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * About how many bytes of the heap objects of ours hold on to, each counted once: their own fields are followed; what the
 * JDK's collections and strings take is reckoned from their size. For a heap below 32 GB, where a reference has 4 bytes.
 */
final class Footprint {
    private static final int HEADER = 12;
    private static final int ARRAY_HEADER = 16;
    private static final int REFERENCE = 4;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private final Map<Class<?>, Shape> shapes = new HashMap<>();

    private Footprint() {}

    /** What a class takes by itself, and the fields to follow. */
    private record Shape(int bytes, List<Field> references) {}

    static long of(Collection<?> roots) {
        Footprint footprint = new Footprint();
        roots.forEach(footprint::meet);
        long bytes = 0;
        while (!footprint.open.isEmpty()) {
            bytes += footprint.bytes(footprint.open.pop());
        }
        return bytes;
    }

    private void meet(Object object) {
        boolean isShared = object instanceof Enum || object instanceof Class;
        if (object != null && !isShared && seen.add(object)) {
            open.push(object);
        }
    }

    private long bytes(Object object) {
        Class<?> type = object.getClass();
        if (object instanceof String text) {
            boolean latin = text.chars().allMatch(c -> c < 256);
            return padded(HEADER + 12) + padded(ARRAY_HEADER + (latin ? 1L : 2L) * text.length());
        }
        if (type.isArray()) {
            return array(object, type.getComponentType());
        }
        if (object instanceof Map<?, ?> map) {
            map.keySet().forEach(this::meet);
            map.values().forEach(this::meet);
            return padded(HEADER + 8) + padded(ARRAY_HEADER + 4L * REFERENCE * map.size());
        }
        if (object instanceof Collection<?> collection) {
            collection.forEach(this::meet);
            // Lists of one or two have fields in place of an array.
            return padded(HEADER + 8)
                    + (collection.size() <= 2 ? 0 : padded(ARRAY_HEADER + (long) REFERENCE * collection.size()));
        }
        if (!isFollowed(type)) {
            return padded(HEADER + 8);
        }
        Shape shape = shapes.computeIfAbsent(type, Footprint::shape);
        for (Field field : shape.references) {
            meet(value(field, object));
        }
        return shape.bytes;
    }

    private long array(Object array, Class<?> component) {
        int length = Array.getLength(array);
        if (!component.isPrimitive()) {
            for (Object element : (Object[]) array) {
                meet(element);
            }
        }
        return padded(ARRAY_HEADER + (long) size(component) * length);
    }

    private static boolean isFollowed(Class<?> type) {
        return type.getName().startsWith("io.earshot.");
    }

    private static Shape shape(Class<?> type) {
        int bytes = HEADER;
        List<Field> references = new ArrayList<>();
        for (Class<?> part = type; part != null && isFollowed(part); part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                bytes += size(field.getType());
                if (!field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    references.add(field);
                }
            }
        }
        return new Shape((int) padded(bytes), references);
    }

    private static Object value(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int size(Class<?> type) {
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == short.class || type == char.class) {
            return 2;
        }
        return type == byte.class || type == boolean.class ? 1 : 4;
    }

    /** Objects begin at multiples of eight bytes. */
    private static long padded(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
