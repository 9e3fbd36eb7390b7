package io.earshot.text;

import io.earshot.token.Folding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How words, phrases, hashtags and emoji of a language lean, from −4 to 4, as a person feels who uses them. Written for
 * this project, a file a language; never the model's last word, but what it knows of words that its examples lack.
 */
final class Lexicon {
    /** The largest valence. */
    static final int STRONGEST = 4;

    private static final Lexicon EMPTY = new Lexicon(Map.of());

    private final Map<String, Entry> entries;

    /**
     * @param valence 0 where only longer phrases begin so
     * @param goesOn whether there are longer ones
     */
    private record Entry(int valence, boolean goesOn) {}

    private Lexicon(Map<String, Entry> entries) {
        this.entries = entries;
    }

    /** The lexicon of a language; an empty one where there is none. */
    static Lexicon load(String language) {
        String file = "lexicon-" + language + ".tsv";
        return Lexicon.class.getResource(file) == null
                ? EMPTY
                : of(new String(Resources.bytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
    }

    /** @param lines entry, tab, valence; a line without a tab is a comment */
    static Lexicon of(List<String> lines) {
        Map<String, Entry> entries = new HashMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                continue;
            }
            String text = folded(line.substring(0, tab));
            int valence = Integer.parseInt(line.substring(tab + 1));
            entries.merge(text, new Entry(valence, false), (known, more) -> new Entry(valence, known.goesOn()));
            for (int space = text.indexOf(' '); space > 0; space = text.indexOf(' ', space + 1)) {
                entries.merge(
                        text.substring(0, space),
                        new Entry(0, true),
                        (known, more) -> new Entry(known.valence(), true));
            }
        }
        return new Lexicon(entries);
    }

    /** As the tokenizer folds words: {@code groß} is {@code gross}. */
    private static String folded(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        return Arrays.stream(text.split(" ", -1)).map(Folding::fold).collect(Collectors.joining(" "));
    }

    /** What was found at a piece: its valence, and how many words it takes. */
    record Found(int valence, int words) {
        static final Found NOTHING = new Found(0, 1);
    }

    /** The longest entry that begins with this piece; of a hashtag also without its sign. */
    Found at(List<Piece> pieces, int at) {
        Piece piece = pieces.get(at);
        if (piece.kind() == Piece.Kind.HASHTAG) {
            Entry tag = entries.get("#" + piece.text());
            Entry word = tag == null ? entries.get(piece.text()) : tag;
            return word == null || word.valence() == 0 ? Found.NOTHING : new Found(word.valence(), 1);
        }
        Entry entry = entries.get(piece.text());
        if (entry == null) {
            return Found.NOTHING;
        }
        Found longest = entry.valence() == 0 ? Found.NOTHING : new Found(entry.valence(), 1);
        if (entry.goesOn()) {
            StringBuilder phrase = new StringBuilder(piece.text());
            for (int next = at + 1; entry != null && entry.goesOn() && next < pieces.size(); next++) {
                if (pieces.get(next).kind() != Piece.Kind.WORD
                        && pieces.get(next).kind() != Piece.Kind.NUMBER) {
                    break;
                }
                entry = entries.get(
                        phrase.append(' ').append(pieces.get(next).text()).toString());
                if (entry != null && entry.valence() != 0) {
                    longest = new Found(entry.valence(), next - at + 1);
                }
            }
        }
        return longest;
    }
}
