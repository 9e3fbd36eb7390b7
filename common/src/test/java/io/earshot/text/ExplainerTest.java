package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.text.Explanation.Judgement;
import io.earshot.text.Explanation.Reason;
import io.earshot.text.personal.PersonalData;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplainerTest {
    private final Explainer explainer = new Explainer(Understanding.load());

    private Explanation explain(String text) {
        return explainer.explain(text, null, List.of(), PersonalData.common());
    }

    private static Judgement of(Explanation explanation, String name) {
        return explanation.judgements().stream()
                .filter(judgement -> judgement.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theToneHasTheFeaturesThatMovedIt() {
        Judgement tone = of(explain("@acme the staff were rude and I am furious"), "sentiment");

        assertThat(tone.verdict()).startsWith("negative 0.");
        assertThat(tone.reasons()).extracting(Reason::what).anyMatch(what -> what.contains("rude -"));
        assertThat(tone.reasons()).extracting(Reason::how).contains("the lexicon");
        assertThat(tone.reasons().get(0).weight()).isPositive();
    }

    @Test
    void theIntentHasTheWordsWithoutWhichItWouldBeAnother() {
        Judgement intent = of(explain("I want a refund for the double charge on my bill"), "intent");

        assertThat(intent.verdict()).startsWith("billing 0.");
        assertThat(intent.reasons()).isNotEmpty();
        assertThat(intent.reasons())
                .allSatisfy(reason -> assertThat(reason.how()).startsWith("without it "));
        assertThat(intent.reasons().get(0).weight()).isPositive();
    }

    @Test
    void personalDataIsSaidByItsPlaceOnly() {
        Judgement personal = of(explain("write to pat@example.org please"), "personal data");

        assertThat(personal.verdict()).isEqualTo("email");
        assertThat(personal.reasons()).containsExactly(new Reason("[email]", "in place of the characters 9 to 24", 1));
    }

    @Test
    void theExplanationIsOfTheJudgementThatThePipelineMakes() {
        String text = "Third time my parcel is lost. Never again! 😡";

        assertThat(explain(text).analysis()).isEqualTo(Understanding.load().analyze(text, null, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "😡", "\ud83d", "&amp;&lt;3 a&amp;b", "Die Kasse ist kaputt", "नमस्ते"})
    void anyTextIsTaken(String text) {
        assertThat(explain(text).judgements()).isNotEmpty();
    }
}
