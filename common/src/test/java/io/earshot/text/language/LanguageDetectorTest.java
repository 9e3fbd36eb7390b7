package io.earshot.text.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.earshot.mention.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        return DETECTOR.detect(Clues.of(words(text)));
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
            tl | bakit hindi gumagana ang app ninyo
            ms | kenapa aplikasi korang tak boleh buka langsung ni
            vi | sao ứng dụng không mở được vậy
            ro | de ce nu merge aplicația astăzi
            cs | proč mi ta aplikace zase nefunguje
            sk | prečo mi tá aplikácia zase nefunguje
            hu | miért nem működik már megint az alkalmazás
            hr | zašto aplikacija opet ne radi, što se događa
            ca | per què no funciona l'aplicació avui
            lt | kodėl programėlė vėl neveikia
            et | miks rakendus jälle ei tööta
            sq | pse aplikacioni nuk po punon sot
            af | hoekom werk die toep nie vandag nie
            sw | kwa nini programu haifanyi kazi leo
            eu | zergatik ez dabil aplikazioa gaur
            is | af hverju virkar appið ekki í dag
            az | niyə proqram bu gün açılmır
            bg | защо приложението пак не работи
            sr | зашто апликација опет не ради
            mk | зошто апликацијата пак не работи
            kk | қосымша неге ашылмайды
            mn | апп яагаад ажиллахгүй байна
            ur | یہ ایپ کیوں نہیں چل رہی ہے
            ps | ولې دا اپلیکیشن کار نه کوي
            mr | हे अ‍ॅप का चालत नाही
            ne | यो एप किन चलिरहेको छैन
            hi | recharge failed, paise kat gaye
            hi | bhai help me please
            hi | internet nahi chal raha
            en | sir please help
            en | we asked the minister about the budget in Delhi and Mumbai
            de | Habt ihr gerade ne Störung?
            pt | vcs nao respondem ninguem
            es | q pasa con la app??
            en | thx for the quick help
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
    void thePlatformTheBrandAndTheAuthorTipTheBalance() {
        List<String> words = words("conta bloqueada");
        double alone = confidence(DETECTOR.detect(Clues.of(words)), "pt");
        double claimed = confidence(DETECTOR.detect(clues(words, "pt_BR", List.of(), Map.of())), "pt");
        double served = confidence(DETECTOR.detect(clues(words, "pt", List.of("pt"), Map.of())), "pt");
        double known = confidence(DETECTOR.detect(clues(words, "pt", List.of("pt"), Map.of("pt", 0.9))), "pt");

        assertThat(List.of(alone, claimed, served, known)).isSorted().doesNotHaveDuplicates();
        assertThat(known).isGreaterThan(0.5);
    }

    private static Clues clues(List<String> words, String platform, List<String> served, Map<String, Double> author) {
        return new Clues(words, List.of(), platform, served, author);
    }

    private static double confidence(Language language, String code) {
        return language.code().equals(code) ? language.confidence() : 0;
    }

    @Test
    void noHintOutweighsAClearText() {
        Language language = DETECTOR.detect(
                clues(words("why is your app down again this morning"), "de", List.of("de"), Map.of("de", 1.0)));

        assertThat(language.code()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Narendra Modi", "Angela Merkel", "India Pakistan", "Lufthansa", "Acme Bank", "hahaha", "kkkk"})
    void namesAndCriesAreOfNoLanguage(String text) {
        assertThat(detect(text).code()).isEqualTo(Language.UNDETERMINED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            de | en | Ich warte seit drei Stunden auf eine Antwort von euch. Can somebody please help me with this
            en | hi | yaar ye app kab chalega, I have been waiting for two hours and nobody is answering me
            en | es | No me funciona la app desde ayer y nadie me contesta, what the hell is going on with you guys
            en | ar | التطبيق لا يعمل منذ الصباح please fix the app as soon as you can
            en | ja | アプリが開けません this is the third time and I am tired of it
            """)
    void namesTheSecondLanguageOfAMixedPost(String code, String mixed, String text) {
        Language language = detect(text);

        assertThat(language.code()).isEqualTo(code);
        assertThat(language.mixed()).containsExactly(mixed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lunch at Le Petit Chateau de la Rue was great, the staff were so nice",
                "Went to San Francisco and Los Angeles with El Nino on the way",
                "my card was charged twice, please help, gracias",
                "Der Support ist ein Witz, no comment",
                "Amazonプライム最高",
                "vocês não respondem ninguém no chat do app"
            })
    void namesAndAWordOrTwoAreNoSecondLanguage(String text) {
        assertThat(detect(text).mixed()).isEmpty();
    }

    @Test
    void aWordIsReadTheSameWhetherItIsRememberedOrNot() {
        LanguageDetector fresh = LanguageDetector.load(FunctionWords.load());
        Language first = fresh.detect(Clues.of(words("warum geht die app schon wieder nicht")));
        for (int i = 0; i < 40_000; i++) {
            fresh.detect(Clues.of(List.of("word" + i)));
        }

        assertThat(fresh.detect(Clues.of(words("warum geht die app schon wieder nicht"))))
                .isEqualTo(first);
    }

    @Test
    void hashtagsTellWhereThereIsNoWord() {
        List<String> tags = List.of("störung", "schönenabend");
        Clues tagsOnly = new Clues(List.of(), tags, null, List.of(), Map.of());
        Clues besideWords = new Clues(words("what a lovely day"), tags, null, List.of(), Map.of());

        assertThat(DETECTOR.detect(tagsOnly).code()).isEqualTo("de");
        assertThat(DETECTOR.detect(besideWords)).isEqualTo(DETECTOR.detect(Clues.of(words("what a lovely day"))));
    }

    @Test
    void theLetterWeightsOfAWordAreThoseOfOpenNlpButForRounding() {
        LanguageDetectorModel model = LetterModel.openNlp();
        MaxentModel maxent = model.getMaxentModel();
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < maxent.getNumOutcomes(); i++) {
            outcomes.add(maxent.getOutcome(i));
        }
        float[] scores = new float[outcomes.size()];

        LetterModel.of(model, outcomes).add("почему", scores);

        double[] expected = maxent.eval(groups("почему ").toArray(String[]::new));
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score);
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.exp(scores[i]) / sum).isCloseTo(expected[i], within(1e-4));
        }
    }

    private static Set<String> groups(String text) {
        Set<String> groups = new HashSet<>();
        for (int start = 0; start < text.length(); start++) {
            for (int end = start + 1; end <= Math.min(text.length(), start + LetterModel.LONGEST); end++) {
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
