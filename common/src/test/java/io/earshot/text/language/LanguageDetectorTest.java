package io.earshot.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.mention.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.MaxentModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageDetectorTest {
    private static final LanguageDetector DETECTOR = LanguageDetector.load(FunctionWords.load());

    private static Language detect(String text) {
        return DETECTOR.detect(words(text), null, List.of());
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}']+", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | my card was charged twice, please help
            en | worst airline ever
            de | Warum geht die App schon wieder nicht?
            es | llevo dos horas esperando y nadie contesta
            pt | vocês não respondem ninguém
            fr | toujours pas de réponse du service client
            it | la vostra app non funziona più
            nl | waarom werkt de app weer niet
            id | aplikasi kalian tidak bisa dibuka
            tr | uygulama neden açılmıyor
            pl | aplikacja znowu nie działa
            sv | varför fungerar inte appen
            hi | yaar ye app kab chalega, kuch nahi ho raha hai
            hi | यह ऐप काम नहीं कर रहा है
            ru | почему приложение опять не работает
            uk | чому додаток знову не працює
            ar | التطبيق لا يعمل منذ الصباح
            fa | چرا این برنامه کار نمی کند
            ja | アプリが開けません
            zh | 应用程序打不开
            ko | 앱이 안 열려요
            th | แอปใช้งานไม่ได้
            el | η εφαρμογή δεν ανοίγει
            he | האפליקציה לא עובדת
            ta | செயலி வேலை செய்யவில்லை
            """)
    void tellsTheLanguageOfAPost(String code, String text) {
        assertThat(detect(text).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "😀😀", "..."})
    void withoutAWordThereIsNoLanguage(String text) {
        assertThat(detect(text)).isEqualTo(new Language(Language.UNDETERMINED, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "acme", "xd", "bank", "hm"})
    void aWordOrTwoGiveNoCertainty(String text) {
        assertThat(detect(text).confidence()).isLessThan(0.95);
    }

    @Test
    void thePlatformAndTheBrandTipTheBalance() {
        List<String> words = words("conta bloqueada");
        double alone = confidence(DETECTOR.detect(words, null, List.of()), "pt");

        assertThat(DETECTOR.detect(words, "pt-BR", List.of()).code()).isEqualTo("pt");
        assertThat(DETECTOR.detect(words, "pt_BR", List.of("pt")).confidence())
                .isGreaterThan(DETECTOR.detect(words, "pt", List.of()).confidence())
                .isGreaterThan(alone);
    }

    private static double confidence(Language language, String code) {
        return language.code().equals(code) ? language.confidence() : 0;
    }

    @Test
    void thePlatformDoesNotOutweighAClearText() {
        Language language = DETECTOR.detect(words("why is your app down again this morning"), "de", List.of("de"));

        assertThat(language.code()).isEqualTo("en");
    }

    @Test
    void theLetterWeightsAddUpAsInOpenNlp() {
        LanguageDetectorModel model = LanguageDetector.model();
        MaxentModel maxent = model.getMaxentModel();
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < maxent.getNumOutcomes(); i++) {
            outcomes.add(maxent.getOutcome(i));
        }
        String text = "warum geht die app schon wieder nicht, ça marche pas — почему";

        float[] scores = NgramWeights.of(model, outcomes).scores(text);

        double[] expected = maxent.eval(groups(text).toArray(String[]::new));
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score);
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.exp(scores[i]) / sum).isCloseTo(expected[i], within(1e-6));
        }
    }

    private static Set<String> groups(String text) {
        Set<String> groups = new HashSet<>();
        for (int start = 0; start < text.length(); start++) {
            for (int end = start + 1; end <= Math.min(text.length(), start + NgramWeights.LONGEST); end++) {
                groups.add(text.substring(start, end));
            }
        }
        return groups;
    }

    @ParameterizedTest
    @CsvSource({"en-US,en", "pt_BR,pt", "in,id", "iw,he", "EN,en", "fil,tl", "nb,no", "zh-Hant,zh"})
    void platformsWriteOneLanguageInManyWays(String written, String code) {
        assertThat(LanguageCodes.canonical(written)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"und", "zxx", "", "-"})
    void somePlatformCodesNameNoLanguage(String written) {
        assertThat(LanguageCodes.canonical(written)).isNull();
    }
}
