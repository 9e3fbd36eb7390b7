package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.earshot.text.model.BadModelException;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.Family;
import io.earshot.text.model.ModelFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizer;
import opennlp.tools.doccat.DocumentCategorizerEvaluator;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.tokenize.WhitespaceTokenizer;
import opennlp.tools.util.CollectionObjectStream;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.Test;

final class PostClassifierTest {
    private static final List<String> LATE = List.of("my train is late", "so late again", "two hours late today");
    private static final List<String> DIRTY = List.of("the seats are dirty", "what a dirty toilet", "dirty old coach");

    private static List<LabelledText> posts() {
        List<LabelledText> posts = new ArrayList<>();
        LATE.forEach(text -> posts.add(new LabelledText("late train", text)));
        DIRTY.forEach(text -> posts.add(new LabelledText("dirt, 100%", text)));
        return posts;
    }

    private static Classifier model() {
        Training.Plan plan = new Training.Plan("reason", "en", 10, 0.1, 16, 1, 2, 1, EnumSet.allOf(Family.class));
        return new Training(plan, Training.Progress.UNHEARD).learn(posts()).model();
    }

    private static PostClassifier ours() {
        return PostClassifier.of(model());
    }

    private static byte[] theirs() throws IOException {
        List<DocumentSample> samples = new ArrayList<>();
        for (LabelledText post : posts()) {
            samples.add(new DocumentSample(post.label(), WhitespaceTokenizer.INSTANCE.tokenize(post.text())));
        }
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        DoccatModel model = DocumentCategorizerME.train(
                "en", new CollectionObjectStream<>(samples), parameters, new DoccatFactory());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        model.serialize(file);
        return file.toByteArray();
    }

    @Test
    void oursWorksBehindTheInterfaceOfOpenNlp() throws IOException {
        DocumentCategorizer categorizer = ours().asDocumentCategorizer();
        String[] post = {"late", "once", "more"};

        double[] outcome = categorizer.categorize(post);

        assertThat(categorizer.getBestCategory(outcome)).isEqualTo("late train");
        assertThat(categorizer.getNumberOfCategories()).isEqualTo(2);
        assertThat(categorizer.getCategory(categorizer.getIndex("late train"))).isEqualTo("late train");
        assertThat(categorizer.scoreMap(post).get("late train"))
                .isEqualTo(categorizer.sortedScoreMap(post).lastKey());
        assertThat(categorizer.getAllResults(outcome)).contains("late train[0.", "dirt, 100%[0.");
    }

    @Test
    void theEvaluatorOfOpenNlpScoresOurs() {
        DocumentCategorizerEvaluator evaluator = new DocumentCategorizerEvaluator(ours().asDocumentCategorizer());

        evaluator.evaluateSample(new DocumentSample("late train", new String[] {"late", "as", "ever"}));
        evaluator.evaluateSample(new DocumentSample("late train", new String[] {"dirty", "as", "ever"}));

        assertThat(evaluator.getAccuracy()).isEqualTo(0.5);
    }

    @Test
    void aModelOfOpenNlpWorksBehindOurs() throws IOException, BadModelException {
        PostClassifier classifier = ClassifierFile.read(theirs(), "reason", WhitespaceTokenizer.INSTANCE);

        assertThat(classifier.guess("late once more").label()).isEqualTo("late train");
        assertThat(classifier.guess("dirty once more").label()).isEqualTo("dirt, 100%");
        assertThat(classifier.labels()).containsExactlyInAnyOrder("late train", "dirt, 100%");
        double[] probabilities = classifier.probabilities("late");
        assertThat(probabilities[0] + probabilities[1]).isCloseTo(1, within(1e-9));
        assertThat(classifier.about().name()).matches("reason-en-[0-9a-f]{8}");
    }

    @Test
    void ourFilesAreReadByTheSameDoor() throws BadModelException {
        PostClassifier learned = ours();
        PostClassifier read = ClassifierFile.read(ModelFile.write(model()), "reason", WhitespaceTokenizer.INSTANCE);

        assertThat(read.labels()).containsExactlyElementsOf(learned.labels());
        assertThat(read.guess("late")).isEqualTo(learned.guess("late"));
    }

    @Test
    void refusesWhatIsNoModel() throws IOException {
        byte[] damaged = theirs();
        for (int i = 200; i < damaged.length - 200; i++) {
            damaged[i] ^= 0x55;
        }

        assertThatThrownBy(() -> ClassifierFile.read(damaged, "reason", WhitespaceTokenizer.INSTANCE))
                .isInstanceOf(BadModelException.class);
        assertThatThrownBy(() -> ClassifierFile.read(new byte[] {1, 2}, "reason", WhitespaceTokenizer.INSTANCE))
                .isInstanceOf(BadModelException.class);
    }
}
