package io.earshot.care;

import io.earshot.mention.Flag;
import io.earshot.mention.Intent;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.post.PostKind;
import java.util.regex.Pattern;

/** Praise and thanks that are worth keeping, to be shown to others. */
public final class Praise {
    /** A round figure, not tuned: of praise from anybody, only what leaves no doubt. */
    private static final double NO_DOUBT = 0.9;

    private static final Pattern THANKS = Pattern.compile(
            "\\b(thanks?|thank (you|u)|thx|tysm|cheers|appreciated?|grateful|kudos|danke|dankesch[öo]n|merci|gracias"
                    + "|obrigad[oa]|grazie)\\b|شكرا|धन्यवाद|शुक्रिया",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private Praise() {}

    /** Whether anybody's post praises so clearly that it can be shown without a look at what came before it. */
    public static boolean isStrong(Mention mention) {
        Sentiment tone = mention.sentiment();
        return isCustomers(mention)
                && mention.intent().label() == Intent.Label.PRAISE
                && tone != null
                && tone.label() == Sentiment.Label.POSITIVE
                && tone.score() >= NO_DOUBT
                && mention.severity() == 0
                && mention.post().text().indexOf('?') < 0;
    }

    /** Whether a customer who was answered is glad of it: that there was an answer makes it likelier, so less will do. */
    public static boolean isAfterAnswer(Mention mention) {
        Sentiment tone = mention.sentiment();
        return isCustomers(mention)
                && tone != null
                && tone.label() == Sentiment.Label.POSITIVE
                && !mention.actionable().value()
                && (mention.intent().label() == Intent.Label.PRAISE
                        || THANKS.matcher(mention.post().text()).find());
    }

    private static boolean isCustomers(Mention mention) {
        return !mention.own()
                && mention.post().kind() != PostKind.REPOST
                && !mention.flags().contains(Flag.SPAM_SUSPECTED)
                && !mention.flags().contains(Flag.ABUSE);
    }
}
