package io.earshot.jobs.models;

import io.earshot.text.LabelledText;
import io.earshot.text.Training;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Family;
import io.earshot.text.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Small English models, each of the opinion that one word is good and another bad. */
public final class SampleModels {
    private SampleModels() {}

    /** A sentiment model that learned of two words only. */
    public static Classifier sentiment(String goodWord, String badWord) {
        List<LabelledText> posts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            posts.add(new LabelledText("positive", "acme is " + goodWord + " " + i));
            posts.add(new LabelledText("negative", "acme is " + badWord + " " + i));
            posts.add(new LabelledText("neutral", "acme is here " + i));
        }
        return learned("sentiment", posts);
    }

    /** A model of a kind that nothing asks for. */
    static Classifier weather() {
        List<LabelledText> posts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            posts.add(new LabelledText("rain", "wet " + i));
            posts.add(new LabelledText("sun", "dry " + i));
        }
        return learned("weather", posts);
    }

    /** A sentiment model whose labels are not ours. */
    static Classifier stars() {
        List<LabelledText> posts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            posts.add(new LabelledText("1", "bad " + i));
            posts.add(new LabelledText("5", "good " + i));
        }
        return learned("sentiment", posts);
    }

    private static Classifier learned(String kind, List<LabelledText> posts) {
        Training.Plan plan = new Training.Plan(kind, "en", 12, 0.1, 10, 1, 2, 1, EnumSet.of(Family.WORDS));
        return new Training(plan, Training.Progress.UNHEARD).learn(posts).model();
    }

    /** Puts a model under a name at once, as the docs advise. */
    public static void put(Path file, Classifier model) throws IOException {
        Path draft = Files.write(file.resolveSibling(file.getFileName() + ".draft"), ModelFile.write(model));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
