package io.earshot.jobs.onnx;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes a network in ONNX format, node by node; field numbers are those of onnx.proto. */
final class OnnxGraph {
    static final int FLOAT = 1;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;

    /** An axis that is as long as what it is given. */
    static final long ANY = -1;

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 13;

    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_GRAPH = 5;
    private static final int ATTRIBUTE_FLOATS = 6;
    private static final int ATTRIBUTE_INTS = 7;
    private static final int ATTRIBUTE_STRINGS = 8;

    private final Proto graph = new Proto();
    private final Set<String> domains = new TreeSet<>();

    OnnxGraph(String name) {
        graph.text(2, name);
    }

    OnnxGraph input(String name, int type, long... shape) {
        graph.message(11, value(name, type, shape));
        return this;
    }

    OnnxGraph output(String name, int type, long... shape) {
        graph.message(12, value(name, type, shape));
        return this;
    }

    OnnxGraph floats(String name, float[] values, long... shape) {
        graph.message(5, tensor(name, FLOAT, shape).floats(9, values));
        return this;
    }

    OnnxGraph longs(String name, long[] values, long... shape) {
        graph.message(5, tensor(name, INT64, shape).longs(9, values));
        return this;
    }

    /** A node of the standard operators. */
    OnnxGraph node(String operator, List<String> inputs, String output, Proto... attributes) {
        return node("", operator, inputs, output, attributes);
    }

    OnnxGraph node(String domain, String operator, List<String> inputs, String output, Proto... attributes) {
        domains.add(domain);
        Proto node = new Proto();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, operator + " of " + output).text(4, operator);
        for (Proto attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(1, node.text(7, domain));
        return this;
    }

    static Proto attribute(String name, long value) {
        return new Proto().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
    }

    static Proto attribute(String name, OnnxGraph value) {
        return new Proto().text(1, name).message(6, value.graph).number(20, ATTRIBUTE_GRAPH);
    }

    static Proto floatsAttribute(String name, float... values) {
        return new Proto().text(1, name).floats(7, values).number(20, ATTRIBUTE_FLOATS);
    }

    static Proto longsAttribute(String name, long... values) {
        Proto attribute = new Proto().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, ATTRIBUTE_INTS);
    }

    static Proto stringsAttribute(String name, String... values) {
        Proto attribute = new Proto().text(1, name);
        for (String value : values) {
            attribute.text(9, value);
        }
        return attribute.number(20, ATTRIBUTE_STRINGS);
    }

    /** The file. */
    byte[] toBytes() {
        Proto file = new Proto().number(1, IR_VERSION).message(7, graph);
        for (String domain : domains) {
            file.message(8, new Proto().text(1, domain).number(2, domain.isEmpty() ? OPERATORS : 1));
        }
        return file.toBytes();
    }

    private static Proto tensor(String name, int type, long... shape) {
        Proto tensor = new Proto();
        for (long axis : shape) {
            tensor.number(1, axis);
        }
        return tensor.number(2, type).text(8, name);
    }

    private static Proto value(String name, int type, long... shape) {
        Proto axes = new Proto();
        for (long axis : shape) {
            axes.message(1, axis == ANY ? new Proto().text(2, "any") : new Proto().number(1, axis));
        }
        Proto tensor = new Proto().number(1, type).message(2, axes);
        return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
    }
}
