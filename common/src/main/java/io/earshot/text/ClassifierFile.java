package io.earshot.text;

import io.earshot.text.model.BadModelException;
import io.earshot.text.model.ModelFile;
import io.earshot.text.model.ModelInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.tokenize.Tokenizer;

/** Reads a classifier from a file: one of ours, or OpenNLP's document categorizer; the file tells which it is. */
public final class ClassifierFile {
    private static final String MANIFEST = "manifest.properties";
    private static final String DOCCAT = "DocumentCategorizerME";
    private static final int LARGEST_MANIFEST = 1 << 16;
    private static final int VERSION_LENGTH = 8;

    private ClassifierFile() {}

    /**
     * Reads a model.
     *
     * @param kind what a model of OpenNLP's judges, as it does not say so itself
     * @param tokenizer what cuts texts for a model of OpenNLP's: the one that it was trained with
     * @throws BadModelException if the bytes are neither, or damaged
     */
    public static PostClassifier read(byte[] file, String kind, Tokenizer tokenizer) throws BadModelException {
        if (!manifest(file).contains(DOCCAT)) {
            return PostClassifier.of(ModelFile.read(file));
        }
        try {
            DoccatModel model = new DoccatModel(new ByteArrayInputStream(file));
            return new DoccatClassifier(new ModelInfo(kind, model.getLanguage(), version(file)), model, tokenizer);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadModelException("it is a model of OpenNLP's, but does not read: " + e.getMessage(), e);
        }
    }

    /** The manifest of a model; empty where the bytes are none. */
    private static String manifest(byte[] file) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(MANIFEST)) {
                    return new String(zip.readNBytes(LARGEST_MANIFEST), StandardCharsets.UTF_8);
                }
            }
            return "";
        } catch (IOException | IllegalArgumentException e) {
            return ""; // the reader of our own models says what is wrong with it
        }
    }

    private static String version(byte[] file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
            return HexFormat.of().formatHex(digest).substring(0, VERSION_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
