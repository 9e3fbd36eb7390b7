package io.earshot.text;

import io.earshot.text.language.FunctionWords;
import io.earshot.text.language.Script;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content words of a post: folded, each once, in order; without the language's function words, handles, links and
 * numbers. Hashtags are words. Where a script writes no spaces, pairs of Han letters stand for words (as search engines
 * do it), runs of katakana and Thai words by dictionary.
 */
final class Words {
    /** More words tell no more of a post, and a long text would swell its mention. */
    static final int MOST = 40;

    /** What platforms and habits add to posts, in any language. */
    private static final Set<String> NOISE =
            Set.of("rt", "via", "amp", "http", "https", "fav", "cc", "lol", "haha", "hahaha");

    static final String ENGLISH = "en";

    private final FunctionWords functionWords;

    Words(FunctionWords functionWords) {
        this.functionWords = functionWords;
    }

    List<String> of(List<Piece> tokens, String language) {
        List<String> words = new ArrayList<>(MOST);
        for (Piece token : tokens) {
            if (words.size() >= MOST) {
                break;
            }
            if (token.isWord()) {
                add(words, token, language);
            }
        }
        return List.copyOf(words.size() > MOST ? words.subList(0, MOST) : words);
    }

    /** The content word that a word is in an English post, empty if it is none; null if its script has no spaces. */
    @Nullable
    String inEnglish(String text) {
        return switch (Script.of(text.codePointAt(0))) {
            case HAN, KANA, THAI -> null;
            default -> {
                String word = withoutPossessive(text);
                yield isContent(word, text, ENGLISH) ? word : "";
            }
        };
    }

    private void add(List<String> words, Piece piece, String language) {
        Word known = piece.word();
        String content = known == null || !language.equals(ENGLISH) ? null : known.content();
        if (content == null) {
            add(words, piece.text(), language);
        } else if (!content.isEmpty()) {
            addOnce(words, content);
        }
    }

    private void add(List<String> words, String text, String language) {
        int letter = text.codePointAt(0);
        switch (Script.of(letter)) {
            case HAN, KANA -> unspaced(text).forEach(word -> addOnce(words, word));
            case THAI -> thai(text).forEach(word -> addOnce(words, word));
            default -> {
                String word = withoutPossessive(text);
                if (isContent(word, text, language)) {
                    addOnce(words, word);
                }
            }
        }
    }

    /** They are few: to go through them costs less than a set of them. */
    private static void addOnce(List<String> words, String word) {
        if (!words.contains(word)) {
            words.add(word);
        }
    }

    private boolean isContent(String word, String asWritten, String language) {
        return word.codePointCount(0, word.length()) > 1
                && !NOISE.contains(word)
                && !functionWords.contains(language, word)
                && !functionWords.contains(language, asWritten)
                && !functionWords.contains(ENGLISH, word);
    }

    private static String withoutPossessive(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    /** Pairs of neighbouring Han letters, and katakana words; hiragana is mostly grammar. */
    private static List<String> unspaced(String text) {
        List<String> words = new ArrayList<>();
        int[] letters = text.codePoints().toArray();
        int start = 0;
        while (start < letters.length) {
            Character.UnicodeScript script = scriptOf(letters[start]);
            int end = start + 1;
            while (end < letters.length && scriptOf(letters[end]) == script) {
                end++;
            }
            if (script == Character.UnicodeScript.HAN) {
                for (int i = start; i + 1 < end; i++) {
                    words.add(new String(letters, i, 2));
                }
            } else if (script != Character.UnicodeScript.HIRAGANA && end - start > 1) {
                words.add(new String(letters, start, end - start));
            }
            start = end;
        }
        return words;
    }

    private static Character.UnicodeScript scriptOf(int letter) {
        return letter == 'ー' ? Character.UnicodeScript.KATAKANA : Character.UnicodeScript.of(letter);
    }

    private static List<String> thai(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.forLanguageTag("th"));
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end - start > 1) {
                words.add(text.substring(start, end));
            }
            start = end;
        }
        return words;
    }
}
