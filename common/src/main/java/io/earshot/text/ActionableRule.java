package io.earshot.text;

import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a care team would answer: somebody who asks, complains, reports or requests, speaking for themselves and
 * to the brand. News, spam, praise alone and talk beside the point are left. The evidence adds up in nats.
 */
final class ActionableRule {
    /** Of all posts that name a brand in passing, few want an answer; who addresses somebody may well. */
    private static final double START = -1.2;

    private static final double ADDRESSED = 1.2;
    private static final double PERSONAL = 0.6;
    private static final double ASKS = 0.6;
    private static final double BITTER_TONE = 1;
    private static final double SEVERE = 1;
    private static final double LINK = -0.8;
    private static final double MANY_HASHTAGS = -0.8;
    private static final double TOO_SHORT = -1;
    private static final double REPEATED = -2;
    private static final int FEW_WORDS = 3;
    private static final int MANY = 3;

    static final Set<String> OWN_WORDS = Set.of(
            "i", "i'm", "im", "i've", "ive", "i'd", "my", "me", "we", "we've", "our", "us", "you", "your", "you're",
            "u", "ur", "yall", "y'all", "ich", "mein", "meine", "wir", "uns", "ihr", "euch", "yo", "mi", "ustedes",
            "je", "j'ai", "mon", "ma", "vous", "votre", "eu", "meu", "minha", "vocês", "io", "mio", "mia", "vi", "ik",
            "mijn", "jullie");

    private ActionableRule() {}

    /** How probable it is that one would. */
    static double probability(List<Piece> tokens, Intent intent, @Nullable Sentiment sentiment, double severity) {
        double evidence = START + ofIntent(intent.label()) * intent.confidence();
        evidence += sentiment == null ? 0 : BITTER_TONE * Math.max(0, -sentiment.score());
        evidence += SEVERE * severity;
        evidence += ofForm(tokens);
        return 1 / (1 + Math.exp(-evidence));
    }

    private static double ofIntent(Intent.Label label) {
        return switch (label) {
            case OUTAGE, DEFECT, BILLING, DELIVERY, ACCOUNT -> 2.5;
            case REQUEST -> 2.2;
            case COMPLAINT, QUESTION -> 2;
            case SUGGESTION -> 0.8;
            case PRAISE -> -2;
            case NEWS -> -3;
            case SPAM -> -4;
            case OTHER -> -3;
        };
    }

    private static double ofForm(List<Piece> tokens) {
        int words = 0;
        int hashtags = 0;
        boolean handle = false;
        boolean personal = false;
        boolean asks = false;
        boolean link = false;
        for (Piece token : tokens) {
            switch (token.kind()) {
                case WORD -> {
                    words++;
                    personal |= token.isIn(WordSet.OWN);
                }
                case HASHTAG -> hashtags++;
                case HANDLE -> handle = true;
                case LINK -> link = true;
                case EXCLAMATION -> asks |= token.text().indexOf('?') >= 0;
                default -> {}
            }
        }
        boolean repeated = !tokens.isEmpty() && tokens.get(0).text().equals("rt");
        return (handle ? ADDRESSED : 0)
                + (personal ? PERSONAL : 0)
                + (asks ? ASKS : 0)
                + (link ? LINK : 0)
                + (hashtags >= MANY ? MANY_HASHTAGS : 0)
                + (words < FEW_WORDS ? TOO_SHORT : 0)
                + (repeated ? REPEATED : 0);
    }
}
