package io.earshot.jobs.labels;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.earshot.json.Json;
import io.earshot.text.WordKnowledge.Vector;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads vectors of words that others learned from texts without labels: lines of a word and its numbers (GloVe's format)
 * or JSON (winkNLP's).
 */
public final class WordVectors {
    /** A file is in no format of vectors; the message has file, line, what was expected and what was found. */
    public static final class BadVectorsException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private BadVectorsException(String message) {
            super(message);
        }
    }

    private WordVectors() {}

    /**
     * Reads a file.
     *
     * @throws BadVectorsException if it is in another format, or empty
     */
    public static List<Vector> read(Path file) throws IOException {
        List<Vector> vectors;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            reader.mark(1);
            boolean isJson = reader.read() == '{';
            reader.reset();
            vectors = isJson ? jsonVectors(file, reader) : lines(file, reader);
        }
        if (vectors.isEmpty()) {
            throw new BadVectorsException(file + ": expected words with their vectors, found none");
        }
        return vectors;
    }

    private static List<Vector> lines(Path file, BufferedReader reader) throws IOException {
        List<Vector> vectors = new ArrayList<>();
        int size = 0;
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] fields = line.split(" ", -1);
            size = size == 0 ? fields.length - 1 : size;
            if (size < 1 || fields.length != size + 1) {
                throw bad(file, number, "a word and " + Math.max(1, size) + " numbers", fields.length + " fields");
            }
            float[] numbers = new float[size];
            for (int i = 0; i < size; i++) {
                numbers[i] = number(file, number, fields[i + 1]);
            }
            vectors.add(new Vector(fields[0], numbers));
            number++;
        }
        return vectors;
    }

    private static float number(Path file, int line, String field) {
        try {
            return Float.parseFloat(field);
        } catch (NumberFormatException e) {
            throw bad(file, line, "a number", field);
        }
    }

    /** The fields {@code dimensions} and {@code vectors}; behind the numbers of a vector stand others. */
    private static List<Vector> jsonVectors(Path file, BufferedReader reader) throws IOException {
        List<Vector> vectors = new ArrayList<>();
        int size = 0;
        try (JsonParser parser = Json.MAPPER.createParser(reader)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("dimensions")) {
                    size = parser.getIntValue();
                } else if (name.equals("vectors")) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        vectors.add(jsonVector(file, parser, size));
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return vectors;
    }

    private static Vector jsonVector(Path file, JsonParser parser, int size) throws IOException {
        String word = parser.currentName();
        float[] numbers = new float[size];
        int count = 0;
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (count < size) {
                    numbers[count] = parser.getFloatValue();
                }
                count++;
            }
        }
        if (size == 0 || count < size) {
            throw bad(
                    file,
                    parser.currentLocation().getLineNr(),
                    "field dimensions before vectors, and as many numbers of each word",
                    count + " numbers of '" + word + "'");
        }
        return new Vector(word, numbers);
    }

    private static BadVectorsException bad(Path file, int line, String expected, String found) {
        return new BadVectorsException(file + ":" + line + ": expected " + expected + ", found " + found);
    }
}
