package io.earshot.jobs.models;

import io.earshot.text.Models;
import io.earshot.text.model.BadModelException;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Models in files of a user's own. */
public final class ModelFiles {
    /** How their names end. */
    private static final String SUFFIX = ".model";

    /** Ours have half a megabyte; whatever is larger than this was meant for something else. */
    private static final int LARGEST = 64 << 20;

    private ModelFiles() {}

    /** The files of a directory that are named as models, {@code *.model}, in order of their names. */
    public static List<Path> in(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            entries.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(files);
        return files;
    }

    /**
     * The model in a file.
     *
     * @param ours that it is to stand beside
     * @throws BadModelException if it is none, is damaged, or does not fit ours
     */
    public static Classifier read(Path file, Models ours) throws IOException, BadModelException {
        return model(bytes(file), ours);
    }

    static byte[] bytes(Path file) throws IOException, BadModelException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new BadModelException("it is larger than " + (LARGEST >> 20) + " MB, as no model is");
            }
            return bytes;
        }
    }

    static Classifier model(byte[] bytes, Models ours) throws BadModelException {
        Classifier model = ModelFile.read(bytes);
        ours.check(model);
        return model;
    }

    /** Why a file did not read, in words for its user. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (e instanceof NotDirectoryException) {
            return "it is no directory";
        }
        return e instanceof AccessDeniedException ? "it may not be read" : "it can't be read: " + e.getMessage();
    }
}
