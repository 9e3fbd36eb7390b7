package io.earshot.text;

import io.earshot.brand.Names;
import io.earshot.mention.Sentiment;
import io.earshot.mention.Sentiment.Label;
import io.earshot.mention.Span;
import io.earshot.text.Piece.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tone of a post towards one of the brands that it names: <em>leaving Acme for Nova, so happy</em> is bad for one and
 * good for the other. Ways in which people set brands against each other are looked for first; else the clauses about the
 * brand are judged by themselves. What it keeps between posts changes no
 * judgement, and threads can share it.
 */
final class TowardsBrand {
    /** How sure a preference is, by the cases that it was written on. */
    private static final double PREFERENCE = 0.8;

    /** How sure it is that nothing is said of a brand that is only addressed, or asked about. */
    private static final double NOTHING_SAID = 0.6;

    /** The score of words that are strong. */
    private static final double STRONG = 0.5;

    private static final double CONTRAST = 0.6;

    /** The patterns of each language that has some. */
    private static final List<String> LANGUAGES = List.of("de", "en", "es", "fr", "it", "pt");

    private static final String FALLBACK = "en";

    /** A finder is made in microseconds; so many are kept, as many brands as a process may well see. */
    private static final int MOST_FINDERS = 10_000;

    private final Map<Names, NameFinder> finders = new ConcurrentHashMap<>();
    private final Map<String, Tongue> tongues = new TreeMap<>();

    private record Tongue(Preferences preferences, Lexicon lexicon) {}

    TowardsBrand() {
        for (String language : LANGUAGES) {
            if (Preferences.has(language)) {
                tongues.put(language, new Tongue(Preferences.load(language), Lexicon.load(language)));
            }
        }
    }

    /**
     * The tone towards the brand; null where the post names no other, as nearly all do, or not the brand itself: then the
     * tone of the post stands.
     *
     * @param text that the pieces were cut from
     * @param names of the brand and of others
     * @param spans where else the post means the brand, if it does not name it
     * @param post the tone of the whole post
     * @param tone judges any pieces
     */
    @Nullable
    Towards judge(
            String text,
            List<Piece> pieces,
            Names names,
            List<Span> spans,
            String language,
            Sentiment post,
            Function<List<Piece>, Sentiment> tone) {
        byte[] who = names.others().isEmpty() ? null : finder(names).find(pieces);
        if (who == null || !means(pieces, who, spans)) {
            return null;
        }
        return judge(text, pieces, who, language, post, tone);
    }

    private NameFinder finder(Names names) {
        if (finders.size() > MOST_FINDERS) {
            finders.clear();
        }
        return finders.computeIfAbsent(names, NameFinder::new);
    }

    /** Whether the post means the brand somewhere; if it names it nowhere, then where its queries matched. */
    private static boolean means(List<Piece> pieces, byte[] who, List<Span> spans) {
        for (byte named : who) {
            if (named == NameFinder.OWN) {
                return true;
            }
        }
        boolean means = false;
        for (Span span : spans) {
            for (int i = 0; i < who.length; i++) {
                Piece piece = pieces.get(i);
                if (who[i] == 0
                        && piece.start() < span.end()
                        && piece.end() > span.start()
                        && !Preferences.isMark(piece)) {
                    who[i] = NameFinder.OWN;
                    means = true;
                }
            }
        }
        return means;
    }

    private Towards judge(
            String text,
            List<Piece> pieces,
            byte[] who,
            String language,
            Sentiment post,
            Function<List<Piece>, Sentiment> tone) {
        Tongue tongue = tongues.getOrDefault(language, tongues.get(FALLBACK));
        Preferences preferences = tongue.preferences();
        int address = address(pieces);
        Units units = new Units(text, pieces, who, named(who, address), preferences.words("you"));
        int[] valences = leanings(pieces, tongue.lexicon());
        List<Preferences.Told> told = preferences.find(units, pieces, valences);
        int votes = told.stream().mapToInt(Preferences.Told::votes).sum();
        if (votes != 0) {
            Preferences.Told first = told.stream()
                    .filter(one -> Integer.signum(one.votes()) == Integer.signum(votes))
                    .findFirst()
                    .orElseThrow();
            return new Towards(
                    sure(votes > 0 ? Label.POSITIVE : Label.NEGATIVE, PREFERENCE),
                    "the post sets brands against each other (" + first.pattern()
                            + (first.isTurned() ? ", turned round" : "") + ")");
        }
        if (!told.isEmpty()) {
            return new Towards(sure(Label.NEUTRAL, NOTHING_SAID), "the post only compares it or asks about it");
        }
        byte[] named = spokenTo(pieces, who, units);
        Clauses clauses = new Clauses(pieces, named, address, valences, preferences);
        List<Piece> said = clauses.of(NameFinder.OWN, told);
        if (said.isEmpty()) {
            return new Towards(sure(Label.NEUTRAL, NOTHING_SAID), "the post names it and speaks of another brand");
        }
        if (said.size() == pieces.size()) {
            return new Towards(post, "the post says the same of all brands that it names");
        }
        return contrasted(tone.apply(said), clauses.of(NameFinder.OTHER, told), tone);
    }

    /** What sounds like nothing beside strong words about another brand is the other half of a contrast. */
    private static Towards contrasted(Sentiment own, List<Piece> ofOthers, Function<List<Piece>, Sentiment> tone) {
        if (own.label() != Label.NEUTRAL || ofOthers.isEmpty()) {
            return new Towards(own, "judged by the clauses about it");
        }
        double others = tone.apply(ofOthers).score();
        if (Math.abs(others) < STRONG) {
            return new Towards(own, "judged by the clauses about it");
        }
        return new Towards(
                sure(others > 0 ? Label.NEGATIVE : Label.POSITIVE, CONTRAST),
                "the post says the contrary of another brand");
    }

    /** The valences of words, turned round under a negation. */
    private static int[] leanings(List<Piece> pieces, Lexicon lexicon) {
        int[] leanings = Leaning.valences(pieces, lexicon);
        boolean[] negated = Negation.of(pieces);
        for (int i = 0; i < leanings.length; i++) {
            leanings[i] = negated[i] ? -leanings[i] : leanings[i];
        }
        return leanings;
    }

    private static byte[] spokenTo(List<Piece> pieces, byte[] who, Units units) {
        byte[] named = who.clone();
        for (int i = 0; i < units.size(); i++) {
            if (units.who(i) != 0 && pieces.get(units.piece(i)).is(Kind.WORD)) {
                named[units.piece(i)] = units.who(i);
            }
        }
        return named;
    }

    /** One past the handles that the post begins with. */
    private static int address(List<Piece> pieces) {
        int end = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.is(Kind.HANDLE)) {
                end = i + 1;
            } else if (piece.isWord()
                    && !piece.text().equals("hey")
                    && !piece.text().equals("dear")) {
                break;
            }
        }
        return end;
    }

    private static byte named(byte[] who, int end) {
        byte named = 0;
        for (int i = 0; i < end; i++) {
            named |= who[i];
        }
        return named;
    }

    private static Sentiment sure(Label label, double confidence) {
        double rest = 1 - confidence;
        double score =
                switch (label) {
                    case POSITIVE -> confidence - rest / 2;
                    case NEGATIVE -> rest / 2 - confidence;
                    case NEUTRAL -> 0;
                };
        return new Sentiment(label, score, confidence);
    }
}
