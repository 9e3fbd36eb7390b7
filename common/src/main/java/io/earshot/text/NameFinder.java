package io.earshot.text;

import io.earshot.brand.Names;
import io.earshot.token.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where a post names a brand and where its competitors: the longest name that begins at a word. */
final class NameFinder {
    static final byte NOBODY = 0;
    static final byte OWN = 1;
    static final byte OTHER = 2;
    /** <em>You</em>, said to both. */
    static final byte BOTH = OWN | OTHER;

    /** A tag that only begins with a name, {@code #acmefail}, means it if the name has as many letters. */
    private static final int SHORTEST_IN_TAG = 4;

    private static final Set<String> ELIDED = Set.of(
            "l", "d", "qu", "j", "n", "s", "c", "m", "t", "lorsqu", "puisqu", "jusqu", "un", "dell", "all", "dall",
            "nell", "sull", "quell");

    private final Map<String, Byte> handles = new HashMap<>();
    private final Map<String, List<Name>> byFirstWord = new HashMap<>();

    private record Name(List<String> words, byte who) {}

    NameFinder(Names names) {
        // A name that is in both lists is the brand's.
        names.others().forEach(name -> add(name, OTHER));
        names.own().forEach(name -> add(name, OWN));
    }

    private void add(String name, byte who) {
        if (name.startsWith("@")) {
            handles.put(name.substring(1).toLowerCase(Locale.ROOT), who);
            return;
        }
        List<String> words = new ArrayList<>();
        for (Piece piece : Pieces.of(name)) {
            words.add(Folding.fold(piece.text()));
        }
        if (!words.isEmpty()) {
            List<Name> same = byFirstWord.computeIfAbsent(words.get(0), first -> new ArrayList<>());
            same.removeIf(other -> other.words().equals(words));
            same.add(new Name(words, who));
            same.sort((a, b) -> b.words().size() - a.words().size());
        }
    }

    /** Whom each piece names; null where nobody is named but the brand, as in nearly all posts. */
    byte @Nullable [] find(List<Piece> pieces) {
        byte[] who = null;
        boolean hasOthers = false;
        for (int i = 0; i < pieces.size(); ) {
            Name found = at(pieces, i);
            if (found == null) {
                i++;
                continue;
            }
            who = who == null ? new byte[pieces.size()] : who;
            hasOthers |= found.who() == OTHER;
            for (int end = i + found.words().size(); i < end; i++) {
                who[i] = found.who();
            }
        }
        return hasOthers ? who : null;
    }

    private @Nullable Name at(List<Piece> pieces, int at) {
        Piece piece = pieces.get(at);
        if (piece.is(Piece.Kind.HANDLE)) {
            Byte who = handles.get(piece.text());
            List<Name> names = byFirstWord.getOrDefault(piece.text(), List.of());
            byte named = names.isEmpty() || names.get(names.size() - 1).words().size() > 1
                    ? NOBODY
                    : names.get(names.size() - 1).who();
            byte found = who == null ? named : who;
            return found == NOBODY ? null : new Name(List.of(piece.text()), found);
        }
        if (piece.is(Piece.Kind.HASHTAG)) {
            return inTag(piece.text());
        }
        Name found = longest(bare(piece.text()), pieces, at);
        return found == null ? longest(behindElision(bare(piece.text())), pieces, at) : found;
    }

    private @Nullable Name longest(String first, List<Piece> pieces, int at) {
        for (Name name : byFirstWord.getOrDefault(first, List.of())) {
            if (goesOn(name, pieces, at)) {
                return name;
            }
        }
        return null;
    }

    /** What French and Italian put before a vowel is part of the word: <em>d'Acme</em>, <em>dell'Acme</em>. */
    private static String behindElision(String word) {
        int mark = Math.max(word.indexOf('\''), word.indexOf('’'));
        return mark > 0 && ELIDED.contains(word.substring(0, mark)) ? word.substring(mark + 1) : word;
    }

    private static boolean goesOn(Name name, List<Piece> pieces, int at) {
        int words = name.words().size();
        if (at + words > pieces.size()) {
            return false;
        }
        for (int i = 1; i < words; i++) {
            String text = pieces.get(at + i).text();
            if (!name.words().get(i).equals(i == words - 1 ? bare(text) : text)) {
                return false;
            }
        }
        return true;
    }

    /** The longest name, spelled without spaces, that the tag is or begins with. */
    private @Nullable Name inTag(String tag) {
        for (int length = tag.length(); length > 0; length--) {
            String head = tag.substring(0, length);
            if (length < tag.length() && length < SHORTEST_IN_TAG) {
                return null;
            }
            byte who = handles.getOrDefault(head, NOBODY);
            for (Name name : byFirstWord.getOrDefault(head, List.of())) {
                who = name.words().size() == 1 ? name.who() : who;
            }
            if (who != NOBODY) {
                return new Name(List.of(tag), who);
            }
        }
        return null;
    }

    /** Without the ending of a possessive or of a contracted verb. */
    private static String bare(String word) {
        int length = word.length();
        boolean ends = length > 2 && (word.endsWith("'s") || word.endsWith("’s"));
        return ends ? word.substring(0, length - 2) : word;
    }
}
