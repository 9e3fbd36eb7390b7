package io.earshot.jobs.cli;

import io.earshot.text.ClassifierFile;
import io.earshot.text.PostClassifier;
import io.earshot.text.model.BadModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.tokenize.Tokenizer;
import opennlp.tools.tokenize.WhitespaceTokenizer;

/** Reads models that a user names. */
final class UserModels {
    private UserModels() {}

    /** What cuts texts for a model of OpenNLP's document categorizer, whose file does not say what it was trained with. */
    enum Cut {
        WHITESPACE,
        SIMPLE;

        private Tokenizer tokenizer() {
            return switch (this) {
                case WHITESPACE -> WhitespaceTokenizer.INSTANCE;
                case SIMPLE -> SimpleTokenizer.INSTANCE;
            };
        }
    }

    /** @throws IOException with a message for people, if the file does not read or is no model */
    static PostClassifier read(Path file, String kind, Cut cut) throws IOException {
        try {
            return ClassifierFile.read(Files.readAllBytes(file), kind, cut.tokenizer());
        } catch (BadModelException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
