package io.earshot.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.mention.Intent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules say of posts of each kind: intent, severity, whether they want an answer. */
final class RulesTest {
    private static final Understanding UNDERSTANDING = Understanding.load();

    private static Analysis analyze(String text) {
        return UNDERSTANDING.analyze(text, null, List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OUTAGE     | true  | @acme is the network down again? no signal since noon
            OUTAGE     | true  | anyone else having issues with acme, the website is down
            OUTAGE     | true  | Störung bei @acme, seit heute morgen kein Internet
            DEFECT     | true  | my new acme kettle stopped working after two days
            DEFECT     | true  | @acme the app keeps crashing when I open it
            DEFECT     | true  | die App funktioniert nicht, was ist los @acme?
            BILLING    | true  | @acme you charged me twice this month, I want a refund
            BILLING    | true  | me cobraron dos veces la factura, quiero un reembolso
            DELIVERY   | true  | you lost my luggage in Boston and nobody knows anything
            ACCOUNT    | true  | @acme I'm locked out, the password reset mail never comes
            COMPLAINT  | true  | worst airline ever, two hours late and rude staff
            COMPLAINT  | true  | pésimo servicio, llevo esperando una semana
            QUESTION   | true  | how long does the warranty last?
            QUESTION   | true  | do you guys ship to Norway?
            REQUEST    | true  | @acme can you please help me, I need to change my seat
            SUGGESTION | true  | @acme it would be nice if the app had a dark mode
            PRAISE     | false | great service today, thank you so much!
            PRAISE     | false | I love my new kettle, best purchase ever
            NEWS       | false | Acme announces record quarterly profit https://news.example/acme
            SPAM       | false | Giveaway! Follow me and RT to win a free kettle #win #free #rt #giveaway #acme
            OTHER      | false | watching the game at acme stadium tonight
            OTHER      | false | good morning
            """)
    void tellsWhatTheAuthorWantsAndWhetherToAnswer(Intent.Label intent, boolean actionable, String text) {
        Analysis analysis = analyze(text);

        assertThat(analysis.intent().label()).isEqualTo(intent);
        assertThat(analysis.actionable().value()).isEqualTo(actionable);
        assertThat(analysis.intent().confidence()).isBetween(0.1, 1.0);
        assertThat(analysis.actionable().confidence()).isBetween(0.5, 1.0);
    }

    @Test
    void moreHarmIsMoreSevere() {
        double harm = analyze("the acme charger caught fire and burned my hand").severity();
        double law = analyze("my lawyer will hear about this, acme").severity();
        double outage = analyze("acme is down again").severity();
        double grumble = analyze("meh, acme is a bit slow today").severity();
        double praise = analyze("acme is great, I love it").severity();

        assertThat(harm).isGreaterThan(law).isGreaterThan(0.8);
        assertThat(law).isGreaterThan(outage).isGreaterThan(0.5);
        assertThat(outage).isGreaterThan(grumble);
        assertThat(grumble).isGreaterThan(praise);
        assertThat(praise).isZero();
    }

    @Test
    void aDenialTakesTheHarmOut() {
        assertThat(analyze("there were no injuries at the acme plant").severity())
                .isLessThan(analyze("there were injuries at the acme plant").severity() / 2);
    }

    @Test
    void slangIsNoHarm() {
        assertThat(analyze("acme killed it tonight, love the show").severity()).isLessThan(0.1);
    }
}
