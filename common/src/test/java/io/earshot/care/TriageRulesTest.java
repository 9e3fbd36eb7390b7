package io.earshot.care;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.brand.BadBrandException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.mention.Actionable;
import io.earshot.mention.Flag;
import io.earshot.mention.Intent;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which mentions become items, and what the others are counted by. */
final class TriageRulesTest {
    private static final Brand ACME = brand("[]");

    private static Brand brand(String triage) {
        try {
            return BrandBook.fromJson(("{\"id\":\"acme\",\"handles\":{\"x\":[\"AcmeHelp\",\"Acme.Shop\"]},"
                            + "\"queries\":[{\"id\":\"main\",\"query\":\"acme\"}],\"triage\":" + triage + "}")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (BadBrandException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest(name = "{0}, {1}, actionable {2}, \"{3}\": {4}")
    @CsvSource({
        "QUESTION, NEUTRAL, true, how do I pay at acme?, open actionable",
        "OUTAGE, NEGATIVE, true, acme is down again, open actionable",
        "OTHER, NEUTRAL, false, acme it is then, no small_talk",
        "PRAISE, POSITIVE, false, @AcmeHelp thanks!, no praise",
        "PRAISE, NEGATIVE, false, @AcmeHelp well done not, no praise",
        "NEWS, NEUTRAL, false, acme buys beta, no news",
        "SPAM, NEUTRAL, false, win at acme, no spam",
        "COMPLAINT, NEGATIVE, false, acme oh well, no not_actionable",
        "OTHER, NEUTRAL, false, @AcmeHelp I did that twice, open addressed",
        "OTHER, NEGATIVE, false, .@acmehelp hm, open addressed",
        "OTHER, POSITIVE, false, @AcmeHelp you see!, no small_talk"
    })
    void usually(Intent.Label intent, Sentiment.Label tone, boolean actionable, String text, String verdict) {
        assertThat(shown(ACME, mention(PostKind.POST, text, intent, tone, actionable, List.of())))
                .isEqualTo(verdict);
    }

    @Test
    void ownPostsAndRepostsNeverDoWhateverTheRulesSay() {
        Brand all = brand("[{\"id\":\"all\",\"when\":\"acme\",\"open\":true}]");

        assertThat(shown(all, Story.brand("x:1").at(0))).isEqualTo("no own_post");
        assertThat(shown(all, Story.pat("x:1").kind(PostKind.REPOST).at(0))).isEqualTo("no repost");
        assertThat(shown(all, Story.pat("x:1").at(0))).isEqualTo("open all");
    }

    @Test
    void theFirstRuleThatHoldsDecides() {
        Brand brand = brand("[{\"id\":\"jobs\",\"when\":\"hiring\",\"open\":false},"
                + "{\"id\":\"press\",\"when\":\"hiring OR journalist\",\"open\":true},"
                + "{\"id\":\"billing\",\"when\":\"intent:billing\",\"open\":false}]");

        assertThat(shown(brand, asking("is acme hiring, asks a journalist"))).isEqualTo("no jobs");
        assertThat(shown(brand, asking("journalist here, acme"))).isEqualTo("open press");
        assertThat(shown(brand, asking("acme where is it"))).isEqualTo("open actionable");
        assertThat(shown(
                        brand,
                        mention(
                                PostKind.POST,
                                "acme charged me",
                                Intent.Label.BILLING,
                                Sentiment.Label.NEGATIVE,
                                true,
                                List.of())))
                .isEqualTo("no billing");
    }

    @Test
    void threatsAndAbuseAreForAPersonToSee() {
        assertThat(shown(ACME, flagged("@kim @AcmeHelp i will find you", Flag.THREAT)))
                .isEqualTo("open threat");
        assertThat(shown(ACME, flagged("acme idiots", Flag.ABUSE))).isEqualTo("open abuse");
        assertThat(shown(ACME, flagged("@AcmeHelp buy followers", Flag.SPAM_SUSPECTED)))
                .isEqualTo("no spam");
    }

    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource({
        "@kim @AcmeHelp you are so right, no among_others",
        "@kim @acme.shop: me too, no among_others",
        "@kim @AcmeHelp ask @AcmeHelp about it, open actionable",
        "@kim acme did the same to me, open actionable",
        "@AcmeHelp @kim where is it, open actionable"
    })
    void talkAmongOthersIsLeftToThem(String text, String verdict) {
        assertThat(shown(
                        ACME,
                        mention(
                                PostKind.REPLY,
                                text,
                                Intent.Label.COMPLAINT,
                                Sentiment.Label.NEGATIVE,
                                true,
                                List.of())))
                .isEqualTo(verdict);
    }

    @Test
    void whoBeginsAPostWithSeveralHandlesTalksToAllOfThem() {
        assertThat(shown(ACME, asking("@kim @AcmeHelp where is it"))).isEqualTo("open actionable");
    }

    @Test
    void ofABrandWithoutHandlesTheWordsDecide() {
        Mention small =
                mention(PostKind.POST, "@AcmeHelp hm", Intent.Label.OTHER, Sentiment.Label.NEUTRAL, false, List.of());

        assertThat(TriageRules.usual().judge(small)).isEqualTo(new Verdict(false, "small_talk"));
        assertThat(TriageRules.usual().judge(asking("where is it")).open()).isTrue();
    }

    @ParameterizedTest(name = "{0} stars: {1}")
    @CsvSource({"1, open few_stars", "2, open few_stars", "3, no praise", ", open addressed"})
    void reviewsAreAddressedToTheBrand(@Nullable Double stars, String verdict) {
        Intent.Label intent = stars == null ? Intent.Label.OTHER : Intent.Label.PRAISE;
        Mention review =
                mention(PostKind.REVIEW, "we were there", intent, Sentiment.Label.NEUTRAL, false, List.of(), stars);

        assertThat(shown(ACME, review)).isEqualTo(verdict);
    }

    private static String shown(Brand brand, Mention mention) {
        Verdict verdict = TriageRules.of(brand).judge(mention);
        return (verdict.open() ? "open " : "no ") + verdict.reason();
    }

    private static Mention asking(String text) {
        return mention(PostKind.POST, text, Intent.Label.QUESTION, Sentiment.Label.NEUTRAL, true, List.of());
    }

    private static Mention flagged(String text, Flag flag) {
        return mention(PostKind.REPLY, text, Intent.Label.SPAM, Sentiment.Label.NEUTRAL, false, List.of(flag));
    }

    private static Mention mention(
            PostKind kind,
            String text,
            Intent.Label intent,
            Sentiment.Label tone,
            boolean actionable,
            List<Flag> flags) {
        return mention(kind, text, intent, tone, actionable, flags, null);
    }

    private static Mention mention(
            PostKind kind,
            String text,
            Intent.Label intent,
            Sentiment.Label tone,
            boolean actionable,
            List<Flag> flags,
            @Nullable Double stars) {
        Post post = new Post(
                "x:1",
                Platform.X,
                kind,
                Author.ofHandle("pat"),
                text,
                null,
                Instant.EPOCH,
                null,
                kind == PostKind.REPLY ? "x:0" : null,
                null,
                null,
                null,
                null,
                null,
                null,
                stars,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return new Mention(
                "acme/x:1",
                "acme",
                post,
                List.of(),
                true,
                false,
                new Language("en", 1),
                new Sentiment(tone, 0, 1),
                new Intent(intent, 1),
                0,
                new Actionable(actionable, 1),
                flags,
                List.of(),
                0,
                Map.of(),
                List.of(),
                List.of(),
                null);
    }
}
