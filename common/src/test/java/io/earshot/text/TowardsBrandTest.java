package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.Names;
import io.earshot.mention.Sentiment;
import io.earshot.mention.Sentiment.Label;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TowardsBrandTest {
    private static final List<String> ACME = List.of("Acme", "@acme", "@acmehelp");
    private static final List<String> NOVA = List.of("Nova", "Nova Air", "@nova", "@novahelp");
    private static final Names TO_ACME = new Names(ACME, NOVA);
    private static final Names TO_NOVA = new Names(NOVA, ACME);

    private static final Sentiment POST = new Sentiment(Label.NEUTRAL, 0, 0.5);

    private final TowardsBrand towards = new TowardsBrand();

    /** A post of towards-cases.tsv and a brand that it names. */
    private record Asked(String half, String kind, String text, Names names, Label truth) {}

    private static List<Asked> cases() throws IOException {
        List<Asked> cases = new ArrayList<>();
        try (InputStream in = TowardsBrandTest.class.getResourceAsStream("towards-cases.tsv")) {
            String file = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : file.lines().filter(row -> !row.startsWith("#")).toList()) {
                String[] fields = line.split("\t", -1);
                for (int brand = 0; brand < 2; brand++) {
                    if (!fields[3 + brand].isEmpty()) {
                        Names names = brand == 0 ? TO_ACME : TO_NOVA;
                        cases.add(new Asked(fields[0], fields[1], fields[2], names, label(fields[3 + brand])));
                    }
                }
            }
        }
        return cases;
    }

    /** The share of right labels of one language's cases, towards the brand and of the whole post. */
    private static double accuracy(String language, String half, boolean ofPost) throws IOException {
        Understanding understanding = Understanding.load();
        int right = 0;
        int all = 0;
        try (InputStream in = TowardsBrandTest.class.getResourceAsStream("towards-cases-other.tsv")) {
            String file = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : file.lines()
                    .filter(row -> row.startsWith(language + "\t" + half))
                    .toList()) {
                String[] fields = line.split("\t", -1);
                Analysis analysis = understanding.analyze(fields[2], language, List.of(language));
                Sentiment post = Objects.requireNonNull(analysis.sentiment());
                for (int brand = 0; brand < 2; brand++) {
                    Towards one = ofPost ? null : understanding.towards(analysis, brand == 0 ? TO_ACME : TO_NOVA);
                    right += (one == null ? post : one.sentiment()).label() == label(fields[3 + brand]) ? 1 : 0;
                    all++;
                }
            }
        }
        System.out.printf(
                "towards, %s, half %s, %s: %.1f%% of %d%n",
                language, half, ofPost ? "post" : "brand", 100.0 * right / all, all);
        return (double) right / all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "it", "pt"})
    void beatsTheToneOfThePostInOtherLanguages(String language) throws IOException {
        assertThat(accuracy(language, "a", false))
                .isGreaterThan(0.85)
                .isGreaterThan(accuracy(language, "a", true) + 0.4);
        assertThat(accuracy(language, "b", false)).isGreaterThan(0.5).isGreaterThan(accuracy(language, "b", true));
    }

    private static Label label(String sign) {
        return switch (sign) {
            case "+" -> Label.POSITIVE;
            case "-" -> Label.NEGATIVE;
            case "0" -> Label.NEUTRAL;
            default -> throw new IllegalArgumentException("expected + - or 0, found " + sign);
        };
    }

    private static double accuracy(String half, boolean ofPost) throws IOException {
        Understanding understanding = Understanding.load();
        int right = 0;
        int all = 0;
        for (Asked asked : cases()) {
            if (asked.half().equals(half)) {
                Analysis analysis = understanding.analyze(asked.text(), "en", List.of("en"));
                Sentiment post = Objects.requireNonNull(analysis.sentiment());
                Towards one = ofPost ? null : understanding.towards(analysis, asked.names());
                right += (one == null ? post : one.sentiment()).label() == asked.truth() ? 1 : 0;
                all++;
            }
        }
        System.out.printf(
                "towards, half %s, %s: %.1f%% of %d%n", half, ofPost ? "post" : "brand", 100.0 * right / all, all);
        return (double) right / all;
    }

    @Test
    void beatsTheToneOfThePostOnTheHalfThatTheRulesWereWrittenOn() throws IOException {
        assertThat(accuracy("a", false)).isGreaterThan(0.85).isGreaterThan(accuracy("a", true) + 0.25);
    }

    @Test
    void beatsTheToneOfThePostOnTheOtherHalf() throws IOException {
        assertThat(accuracy("b", false)).isGreaterThan(0.6).isGreaterThan(accuracy("b", true) + 0.1);
    }

    @Test
    void leavesPostsAboutOneBrandAsTheyAre() throws IOException {
        List<Asked> single =
                cases().stream().filter(asked -> asked.kind().equals("single")).toList();

        assertThat(single).hasSizeGreaterThanOrEqualTo(30);
        assertThat(single).allSatisfy(asked -> assertThat(judge(asked.text(), asked.names(), "en"))
                .isNull());
    }

    private Towards judge(String text, Names names, String language) {
        return towards.judge(text, Pieces.of(text), names, List.of(), language, POST, said -> POST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | leaving Acme for Nova, so happy                     | NEGATIVE | POSITIVE
            en | I would never leave Acme for Nova                   | POSITIVE | NEGATIVE
            en | Leaving Acme for Nova was a mistake                 | POSITIVE | NEGATIVE
            en | switched to Acme from Nova Air                      | POSITIVE | NEGATIVE
            en | Acme is so much faster than Nova                    | POSITIVE | NEGATIVE
            en | Is Acme better than Nova?                           | NEUTRAL  | NEUTRAL
            en | Why is Acme slower than Nova?                       | NEGATIVE | POSITIVE
            en | acme &gt;&gt; nova                                  | POSITIVE | NEGATIVE
            en | #acme < #nova                                       | NEGATIVE | POSITIVE
            en | @acme I'm leaving you for @nova                     | NEGATIVE | POSITIVE
            en | Unlike Nova, Acme is awful                          | NEGATIVE | POSITIVE
            en | Acme is as bad as Nova                              | NEGATIVE | NEGATIVE
            en | Acme isn't as reliable as Nova                      | NEGATIVE | POSITIVE
            en | No regrets about leaving Acme for Nova              | NEGATIVE | POSITIVE
            de | Von Acme zu Nova gewechselt                         | NEGATIVE | POSITIVE
            de | Ich würde nie von Acme zu Nova wechseln             | POSITIVE | NEGATIVE
            es | Dejo Acme por Nova                                  | NEGATIVE | POSITIVE
            es | Jamás cambiaría Acme por Nova                       | POSITIVE | NEGATIVE
            fr | Acme est plus rapide que Nova                       | POSITIVE | NEGATIVE
            fr | Nova n'est pas aussi rapide qu'Acme                 | POSITIVE | NEGATIVE
            it | Passo dall'Acme a Nova                              | NEGATIVE | POSITIVE
            it | Acme è meglio di Nova?                              | NEUTRAL  | NEUTRAL
            pt | A Acme é pior do que a Nova                         | NEGATIVE | POSITIVE
            """)
    void knowsHowPeopleSetBrandsAgainstEachOther(String language, String text, Label acme, Label nova) {
        assertThat(judge(text, TO_ACME, language).sentiment().label()).isEqualTo(acme);
        assertThat(judge(text, TO_NOVA, language).sentiment().label()).isEqualTo(nova);
    }

    @Test
    void aBrandThatIsOnlyAddressedIsNotMeant() {
        assertThat(judge("@acmehelp why is @nova so slow", TO_ACME, "en"))
                .isEqualTo(new Towards(
                        new Sentiment(Label.NEUTRAL, 0, 0.6), "the post names it and speaks of another brand"));
    }

    @Test
    void saysWhichWordsItWentBy() {
        assertThat(judge("Acme beats Nova", TO_NOVA, "en").because())
                .isEqualTo("the post sets brands against each other (X ~ <win> ~ Y)");
    }

    @Test
    void theLongerNameIsMeant() {
        Names names = new Names(List.of("Acme"), List.of("Acme Air"));

        assertThat(new NameFinder(names).find(Pieces.of("Acme Air's food, acme's seats")))
                .containsExactly(2, 2, 0, 0, 1, 0);
    }

    @Test
    void aNameStandsBehindAnElision() {
        Names names = new Names(List.of("Acme", "L'Orange"), List.of("Orange"));

        assertThat(new NameFinder(names).find(Pieces.of("d'Acme, dell’Acme, qu'Orange, l'orange, o'acme")))
                .containsExactly(1, 0, 1, 0, 2, 0, 1, 0, 0);
    }

    @Test
    void aTagThatBeginsWithANameMeansIt() {
        assertThat(new NameFinder(TO_ACME).find(Pieces.of("#acmefail #novalove")))
                .containsExactly(1, 2);
    }
}
