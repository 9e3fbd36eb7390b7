package io.earshot.jobs.labels;

import io.earshot.deliver.Signature;
import io.earshot.jobs.send.InputFile;
import io.earshot.text.JudgedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What another model says of posts, without their texts: lines of a post's {@linkplain #key key} and how probable each label
 * is, behind a first line that names the labels; as text, or packed by gzip.
 */
public final class Judgements {
    /** What stands above the keys. */
    private static final String KEYS = "post";

    private static final int KEY_DIGITS = 10;

    private final Map<String, float[]> byKey;

    /** A file is of no use; the message has file, line, what was expected and what was found. */
    public static final class BadJudgementsException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        public BadJudgementsException(String message) {
            super(message);
        }
    }

    private Judgements(Map<String, float[]> byKey) {
        this.byKey = byKey;
    }

    /**
     * Reads a file.
     *
     * @param labels the names that it must have for the labels, in this order
     * @throws BadJudgementsException if a line of it is bad
     */
    public static Judgements read(Path file, List<String> labels) throws IOException {
        String expected = KEYS + "\t" + String.join("\t", labels);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new InputFile(file.toString()).open(), StandardCharsets.UTF_8))) {
            String first = reader.readLine();
            if (!expected.equals(first)) {
                throw bad(file, 1, expected, first == null ? "nothing" : first);
            }
            Map<String, float[]> byKey = new HashMap<>();
            int number = 2;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] fields = line.split("\t", -1);
                if (fields.length != labels.size() + 1 || fields[0].length() != KEY_DIGITS) {
                    throw bad(
                            file,
                            number,
                            "a key of " + KEY_DIGITS + " digits and " + labels.size() + " probabilities",
                            line);
                }
                byKey.put(fields[0], probabilities(file, number, fields));
                number++;
            }
            return new Judgements(byKey);
        }
    }

    /** Per cent or parts of one: only their ratios count. */
    private static float[] probabilities(Path file, int line, String[] fields) {
        float[] probabilities = new float[fields.length - 1];
        float sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            try {
                probabilities[i] = Float.parseFloat(fields[i + 1]);
            } catch (NumberFormatException e) {
                throw bad(file, line, "a number", fields[i + 1]);
            }
            if (!(probabilities[i] >= 0 && Float.isFinite(probabilities[i]))) {
                throw bad(file, line, "a probability", fields[i + 1]);
            }
            sum += probabilities[i];
        }
        if (sum == 0) {
            throw bad(file, line, "a label with a probability", "none");
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    private static BadJudgementsException bad(Path file, int line, String expected, String found) {
        return new BadJudgementsException(file + ":" + line + ": expected " + expected + ", found " + found);
    }

    /** Those of the texts that were judged, each with what was said of it. */
    public List<JudgedText> of(Collection<String> texts) {
        List<JudgedText> judged = new ArrayList<>();
        for (String text : texts) {
            float[] probabilities = byKey.get(key(text));
            if (probabilities != null) {
                judged.add(new JudgedText(text, probabilities));
            }
        }
        return judged;
    }

    /** The first {@value #KEY_DIGITS} hexadecimal digits of the SHA-256 of the text as UTF-8. */
    static String key(String text) {
        return Signature.fingerprint(text).substring(0, KEY_DIGITS);
    }
}
