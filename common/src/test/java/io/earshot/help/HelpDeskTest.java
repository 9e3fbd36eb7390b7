package io.earshot.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.earshot.brand.AlertOptions;
import io.earshot.brand.Article;
import io.earshot.brand.Brand;
import io.earshot.brand.CareOptions;
import io.earshot.brand.CareThresholds;
import io.earshot.brand.MatchOptions;
import io.earshot.brand.PriorityWeights;
import io.earshot.brand.Team;
import io.earshot.mention.Intent;
import io.earshot.mention.MentionBuilder;
import io.earshot.post.Platform;
import io.earshot.post.PostKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who and what helps with a mention. */
final class HelpDeskTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

    private static final List<Article> ARTICLES = List.of(
            article("card-lost", "My card is lost or stolen", "Freeze the card in the app and order a new one."),
            article("card-arrival", "When does my new card arrive?", "Cards arrive by post within five days."),
            article("top-up", "How to top up your account", "Top up by bank transfer, by card or with cash."),
            article("exchange", "Which exchange rate do I get?", "The rate of the day, without a fee."),
            article("close", "How to close an account", "Withdraw what is left, then close it in the settings."),
            article("pin", "I forgot my PIN", "You can see the PIN in the app. Unblock it at any cash machine."));

    private static final List<Article> REPLIES =
            List.of(new Article("lost", "Card lost or stolen", "So sorry! Please freeze the card in the app.", null));

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "acme I want my money back                       | billing  | ann bob",
                "acme your lawyer will hear from mine            | legal    | ",
                "acme refund me or my lawyer comes               | billing  | ann bob",
                "acme how do I top up?                           | service  | "
            })
    void firstTeamWhoseConditionHoldsHasIt(String text, String team, String experts) {
        Help help = desk(
                        List.of(
                                new Team("billing", "refund* OR \"money back\"", List.of("ann", "bob")),
                                new Team("legal", "lawyer OR sue", List.of()),
                                new Team("service", "", List.of())),
                        List.of(),
                        List.of())
                .of(post(text).build());

        assertThat(help.team()).isEqualTo(team);
        assertThat(String.join(" ", help.experts())).isEqualTo(experts == null ? "" : experts);
    }

    @Test
    void teamMayAskForWhatWasJudged() {
        HelpDesk desk = desk(List.of(new Team("tech", "intent:outage", List.of())), List.of(), List.of());

        assertThat(desk.of(post("acme is slow").intent(Intent.Label.OUTAGE).build())
                        .team())
                .isEqualTo("tech");
        assertThat(desk.of(post("acme is slow").build()).team()).isNull();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Help, my card was lost or stolen!               | card-lost",
                "@acme Lost my cards, what now?! https://t.co/x  | card-lost",
                "so when does my new card arrive?!               | card-arrival",
                "@acme I forgot my pin                           | pin",
                "how can I close the account?                    | close"
            })
    void suggestsTheArticleThatAnswers(String text, String article) {
        Help help = desk(List.of(), ARTICLES, List.of()).of(post(text).build());

        assertThat(help.suggestions()).first().satisfies(best -> {
            assertThat(best.kind()).isEqualTo(Suggestion.Kind.ARTICLE);
            assertThat(best.id()).isEqualTo(article);
            assertThat(best.url()).isEqualTo("https://help.example/" + article);
            assertThat(best.text()).isNull();
            assertThat(best.score()).isBetween(Library.SURE, 1.0);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "why is the branch in Leeds closed on Mondays",
                "my account",
                "what a lovely day",
                "the queue at your desk was so long that I left",
                "''",
                "https://t.co/x @acme"
            })
    void suggestsNothingWhereNothingFits(String text) {
        assertThat(desk(List.of(), ARTICLES, REPLIES).of(post(text).build()).suggestions())
                .isEmpty();
    }

    @Test
    void replyComesWithWhatCanBeSent() {
        Help help = desk(List.of(), ARTICLES, REPLIES)
                .of(post("my card is lost or stolen").build());

        assertThat(help.suggestions())
                .extracting(Suggestion::kind, Suggestion::id, Suggestion::text)
                .contains(tuple(Suggestion.Kind.REPLY, "lost", "So sorry! Please freeze the card in the app."));
    }

    @Test
    void sameQuestionGivesTheSameHelp() {
        HelpDesk desk = desk(List.of(), ARTICLES, REPLIES);
        Help first = desk.of(post("my card is lost or stolen").build());
        desk.of(post("I forgot my pin").build());

        assertThat(desk.of(post("my card is lost or stolen").build())).isEqualTo(first);
        assertThat(desk(List.of(), ARTICLES, REPLIES)
                        .of(post("my card is lost or stolen").build()))
                .isEqualTo(first);
    }

    @Test
    void personalDataInPublicIsForAPrivateTalk() {
        HelpDesk desk = desk(List.of(), List.of(), List.of());

        assertThat(desk.of(post("I am [email] on [phone]")
                                .personalData("email", "phone")
                                .build())
                        .movePrivate())
                .isEqualTo("the post shows an e-mail address and a telephone number:"
                        + " ask them to go on in a direct message and to delete it");
        assertThat(desk.of(post("ticket [claim]").personalData("claim").build()).movePrivate())
                .startsWith("the post shows a number of the kind claim: ");
        assertThat(desk.of(post("hello").build()).movePrivate()).isNull();
    }

    @Test
    void whatIsPrivateAlreadyNeedNotMove() {
        HelpDesk desk = desk(List.of(), List.of(), List.of());

        assertThat(desk.of(post("[email]")
                                .personalData("email")
                                .kind(PostKind.MESSAGE)
                                .build())
                        .movePrivate())
                .isNull();
        assertThat(desk.of(post("[email]")
                                .personalData("email")
                                .on(Platform.EMAIL)
                                .build())
                        .movePrivate())
                .isNull();
    }

    @Test
    void ownPostNeedsNoHelp() {
        assertThat(desk(List.of(new Team("all", "", List.of())), ARTICLES, REPLIES)
                        .of(post("my card was stolen").own().build()))
                .isEqualTo(Help.NONE);
    }

    private static MentionBuilder post(String text) {
        return MentionBuilder.mention("x:1", AT).words(text);
    }

    private static Article article(String id, String title, String text) {
        return new Article(id, title, text, "https://help.example/" + id);
    }

    private static HelpDesk desk(List<Team> teams, List<Article> articles, List<Article> replies) {
        CareOptions care = new CareOptions(
                List.of(),
                PriorityWeights.DEFAULT,
                Map.of(),
                List.of(),
                teams,
                articles,
                replies,
                CareThresholds.DEFAULT);
        return HelpDesk.of(new Brand(
                "acme",
                "Acme",
                Map.of(),
                List.of("en"),
                List.of(),
                Map.of(),
                MatchOptions.DEFAULT,
                List.of(),
                List.of(),
                List.of(),
                AlertOptions.DEFAULT,
                care));
    }
}
