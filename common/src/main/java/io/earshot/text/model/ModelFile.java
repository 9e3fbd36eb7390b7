package io.earshot.text.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A model as a file: a zip, like OpenNLP's, of a manifest in lines of key and value and of the weights. The same model
 * makes the same bytes, and its version is the beginning of their hash (SHA-256), so that a damaged file shows.
 */
public final class ModelFile {
    /** What features are made of; a file of other features would judge nonsense. */
    private static final int FEATURES = 1;

    private static final String MANIFEST = "manifest.properties";
    private static final String WEIGHTS = "weights.bin";
    private static final String PHRASES = "phrases.bin";
    private static final int LARGEST_ENTRY = 64 << 20;
    private static final int VERSION_LENGTH = 8;

    /** A zip notes when an entry was made; ours must not differ by it. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private ModelFile() {}

    /** A model that was just learned, with its version. */
    public static Classifier named(String kind, String language, LinearModel weights, double temperature) {
        return named(kind, language, weights, temperature, null);
    }

    /** The same with what phrases say. */
    public static Classifier named(
            String kind, String language, LinearModel weights, double temperature, @Nullable PhraseModel phrases) {
        String version = version(kind, language, weights, temperature, phrases);
        return new Classifier(new ModelInfo(kind, language, version), weights, temperature, phrases);
    }

    public static byte[] write(Classifier model) {
        Map<String, String> manifest = new TreeMap<>();
        manifest.put("Component-Name", "EarshotClassifier");
        manifest.put("Features", Integer.toString(FEATURES));
        manifest.put("Kind", model.about().kind());
        manifest.put("Language", model.about().language());
        manifest.put("Labels", joined(model.labels()));
        manifest.put("Temperature", Double.toString(model.temperature()));
        manifest.put("Version", model.about().version());
        StringBuilder lines = new StringBuilder();
        manifest.forEach(
                (key, value) -> lines.append(key).append('=').append(value).append('\n'));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, MANIFEST, lines.toString().getBytes(StandardCharsets.UTF_8));
            put(zip, WEIGHTS, weights(model.weights()));
            if (model.phrases() != null) {
                put(zip, PHRASES, model.phrases().bytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a model.
     *
     * @throws BadModelException if the bytes are no model, one of another version of Earshot, or damaged
     */
    public static Classifier read(byte[] file) throws BadModelException {
        Map<String, byte[]> entries = entries(file);
        byte[] manifestBytes = entries.get(MANIFEST);
        byte[] weightBytes = entries.get(WEIGHTS);
        if (manifestBytes == null || weightBytes == null) {
            throw new BadModelException("it is no model: " + MANIFEST + " and " + WEIGHTS + " are not both in it");
        }
        Map<String, String> manifest = manifest(manifestBytes);
        String features = need(manifest, "Features");
        if (!features.equals(Integer.toString(FEATURES))) {
            throw new BadModelException("it was made for features of version " + features
                    + ", this Earshot makes version " + FEATURES + ": train it again");
        }
        try {
            LinearModel weights = weights(weightBytes, labels(need(manifest, "Labels")));
            double temperature = Double.parseDouble(need(manifest, "Temperature"));
            byte[] phraseBytes = entries.get(PHRASES);
            PhraseModel phrases = phraseBytes == null ? null : PhraseModel.of(phraseBytes);
            if (phrases != null && phrases.labels() != weights.labels().size()) {
                throw new BadModelException("it is damaged: its phrases have " + phrases.labels()
                        + " labels, its words " + weights.labels().size());
            }
            Classifier model = named(need(manifest, "Kind"), need(manifest, "Language"), weights, temperature, phrases);
            if (!model.about().version().equals(need(manifest, "Version"))) {
                throw new BadModelException("it is damaged: its content is of version "
                        + model.about().version() + ", it says " + manifest.get("Version"));
            }
            return model;
        } catch (IOException | IllegalArgumentException e) {
            throw new BadModelException("it is damaged: " + e.getMessage(), e);
        }
    }

    /** The labels on one line, with a space between them: what would break that is percent-encoded. */
    private static String joined(List<String> labels) {
        return labels.stream()
                .map(label -> label.replace("%", "%25")
                        .replace(" ", "%20")
                        .replace("\n", "%0A")
                        .replace("\r", "%0D"))
                .collect(Collectors.joining(" "));
    }

    private static List<String> labels(String joined) {
        return Arrays.stream(joined.split(" ", -1))
                .map(label -> label.replace("%0D", "\r")
                        .replace("%0A", "\n")
                        .replace("%20", " ")
                        .replace("%25", "%"))
                .toList();
    }

    private static Map<String, byte[]> entries(byte[] file) throws BadModelException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(LARGEST_ENTRY + 1);
                if (content.length > LARGEST_ENTRY) {
                    throw new BadModelException("its entry " + entry.getName() + " is too large for a model");
                }
                entries.put(entry.getName(), content);
            }
        } catch (ZipException e) {
            throw new BadModelException("it is damaged: " + e.getMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadModelException("it cannot be read: " + e.getMessage(), e);
        }
        return entries;
    }

    private static Map<String, String> manifest(byte[] bytes) {
        Map<String, String> manifest = new HashMap<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                manifest.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return manifest;
    }

    private static String need(Map<String, String> manifest, String key) throws BadModelException {
        String value = manifest.get(key);
        if (value == null) {
            throw new BadModelException("its manifest has no " + key);
        }
        return value;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] weights(LinearModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeFloat(model.largest());
            for (float constant : model.constants()) {
                out.writeFloat(constant);
            }
            out.writeInt(model.weights().length);
            out.write(model.weights());
        }
        return bytes.toByteArray();
    }

    private static LinearModel weights(byte[] bytes, List<String> labels) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            float largest = in.readFloat();
            float[] constants = new float[labels.size()];
            for (int i = 0; i < constants.length; i++) {
                constants[i] = in.readFloat();
            }
            int length = in.readInt();
            if (length != in.available()) {
                throw new IOException("expected " + length + " weights, found " + in.available());
            }
            return new LinearModel(new ArrayList<>(labels), in.readAllBytes(), largest, constants);
        }
    }

    private static String version(
            String kind, String language, LinearModel weights, double temperature, @Nullable PhraseModel phrases) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String words = kind + "\n" + language + "\n" + joined(weights.labels()) + "\n" + temperature;
            digest.update(words.getBytes(StandardCharsets.UTF_8));
            digest.update(weights(weights));
            if (phrases != null) {
                digest.update(phrases.bytes());
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
