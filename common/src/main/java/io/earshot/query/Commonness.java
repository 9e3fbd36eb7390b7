package io.earshot.query;

import java.util.Set;

/**
 * A guess at how many posts have a term, so that a query is looked for by its rarest one. It need not be right: a bad
 * guess costs time, never a match.
 */
final class Commonness {
    private static final Set<String> COMMON = Set.of(
            ("a about after again all also always am an and any are as ask at away back bad be because been before being"
                            + " best better big but buy by call can can't change come could customer day did didn't do does"
                            + " doesn't don't done down error even ever every fail feel find first fix for free from get"
                            + " give go going gone good got great had has have he hello help her here hi him his home hour"
                            + " hours how i i'm if i've in is isn't issue it it's its just keep know last late let life like"
                            + " line little long look lol love made make man many may me more most much must my need never"
                            + " new news next nice night no not nothing now of off ok old on one only open or order other our"
                            + " out outage over own people phone please post problem put rate really refund right said same"
                            + " say see service she should so some someone something still stop support take team tell than"
                            + " thank thanks that that's the their them then there these they thing things think this those"
                            + " time to today tomorrow too try twitter two u up update ur us use very via wait want was watch"
                            + " way we week well were what when where which who why will with won't work working world would"
                            + " wrong year years yes yet you you're your rt amp de la el que en un es se los las por con para"
                            + " una der die das und ich ist nicht ein eine le les des et est pas je il di che non per")
                    .split(" "));

    private Commonness() {}

    /** Whether this is one of the most frequent words. */
    static boolean isCommon(String word) {
        return COMMON.contains(word);
    }

    /** The share of posts that have the term, roughly. */
    static double share(Query.Term term) {
        String text = term.text();
        double share =
                isCommon(text) && term.kind() == Query.Term.Kind.WORD ? 0.1 : 0.1 / (1 << Math.min(12, text.length()));
        if (text.length() <= 2 && text.charAt(0) > 0x7F) {
            // One sign of a script that has a token a sign, or an emoji.
            share = 0.02;
        }
        return switch (term.kind()) {
            case WORD -> term.prefix() ? 4 * share : share;
            case HASHTAG -> share / 8;
            case HANDLE, CASHTAG -> share / 16;
        };
    }
}
