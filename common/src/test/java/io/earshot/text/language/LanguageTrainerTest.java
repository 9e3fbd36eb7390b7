package io.earshot.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.earshot.text.LabelledText;
import io.earshot.text.Understanding;
import io.earshot.text.model.BadModelException;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LanguageTrainerTest {
    private static final int WORDS = 9;
    private static final int MISLABELLED = 12;
    private static final Map<String, String> VOCABULARY = Map.of(
            "en", "the app is not working again today and nobody will answer my question about this order please help",
            "de", "die App geht heute schon wieder nicht und niemand beantwortet meine Frage warum ist das immer so",
            "es", "la aplicación no funciona otra vez hoy y nadie contesta mi pregunta sobre este pedido qué hago",
            "hi", "yaar ye app kab chalega kuch nahi ho raha hai mera paisa kahan gaya bhai aap log kya karte ho");

    /** As many posts of each language, their words drawn from its vocabulary. */
    private static List<LabelledText> posts(int ofEach) {
        Random random = new Random(7);
        List<LabelledText> posts = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            for (String language : List.of("de", "en", "es", "hi")) {
                posts.add(new LabelledText(language, text(language, random)));
            }
        }
        return posts;
    }

    private static String text(String language, Random random) {
        String[] words = VOCABULARY.get(language).split(" ", -1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            text.append(words[random.nextInt(words.length)]).append(' ');
        }
        return text.toString();
    }

    private static byte[] train(List<LabelledText> posts, List<String> progress) {
        return LanguageTrainer.train(posts, 42, progress::add);
    }

    @Test
    void theSamePostsMakeTheSameBytes() {
        List<LabelledText> posts = posts(60);

        byte[] once = train(posts, new ArrayList<>());
        byte[] again = train(posts, new ArrayList<>());

        assertThat(again).isEqualTo(once);
        assertThat(LanguageTrainer.train(posts, 43, line -> {})).isNotEqualTo(once);
    }

    @Test
    void englishPostsThatAreLabelledHindiArePutRight() throws BadModelException {
        List<LabelledText> posts = posts(60);
        Random random = new Random(8);
        for (int i = 0; i < MISLABELLED; i++) {
            posts.add(new LabelledText("hi", text("en", random)));
        }
        List<String> progress = new ArrayList<>();

        Classifier model = ModelFile.read(train(posts, progress));

        assertThat(progress).endsWith(MISLABELLED + " labels are replaced, 0 posts are not learned from");
        assertThat(model.labels()).containsExactly("de", "en", "es", "hi");
        LanguageDetector detector = new LanguageDetector(
                Candidates.with(new PostModel(model.weights()), Candidates.unlearned()), FunctionWords.load());
        assertThat(detector.detect(Understanding.clues("app kahan chalega bhai"))
                        .code())
                .isEqualTo("hi");
        assertThat(detector.detect(Understanding.clues("nobody will answer")).code())
                .isEqualTo("en");
    }

    @Test
    void aPostWhoseScriptTellsItsLanguageIsPassedOver() throws BadModelException {
        List<LabelledText> posts = posts(20);
        byte[] without = train(posts, new ArrayList<>());
        posts.add(new LabelledText("ar", "التطبيق لا يعمل منذ الصباح"));
        posts.add(new LabelledText("hi", "यह ऐप काम नहीं कर रहा है"));
        posts.add(new LabelledText("en", "😀"));

        assertThat(train(posts, new ArrayList<>())).isEqualTo(without);
    }

    @Test
    void namesCountForNoLanguage() throws BadModelException {
        List<LabelledText> posts = posts(60);
        posts.replaceAll(post ->
                post.label().equals("hi") ? new LabelledText("hi", post.text() + "kejriwal modi kejriwal") : post);

        PostModel model =
                new PostModel(ModelFile.read(train(posts, new ArrayList<>())).weights());

        int english = model.labels().indexOf("en");
        int hindi = model.labels().indexOf("hi");
        float[] name = model.scores("kejriwal");
        float[] word = model.scores("chalega");
        assertThat(word[hindi] - word[english]).isGreaterThan(3 * (name[hindi] - name[english]));
    }

    @Test
    void tooFewPostsOrLanguagesAreNamed() {
        List<LabelledText> english =
                posts(10).stream().filter(post -> post.label().equals("en")).toList();
        List<LabelledText> andOneGerman = new ArrayList<>(english);
        andOneGerman.add(new LabelledText("de", "Warum geht das nicht?"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(english, new ArrayList<>()))
                .withMessage("expected posts in two languages or more that are written in Latin letters, found [en]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> train(andOneGerman, new ArrayList<>()))
                .withMessage("expected at least 4 posts of each language, one a fold; found 1 of de");
    }
}
