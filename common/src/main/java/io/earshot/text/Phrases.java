package io.earshot.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds phrases in a row of words: all of thousands in one walk. A {@code *} after a word stands for any ending, a
 * {@code _} for any one word.
 *
 * @param <T> what a phrase means
 */
final class Phrases<T> {
    private static final String ANY_WORD = "_";
    private static final String ANY_ENDING = "*";

    private final Node<T> root = new Node<>();

    private static final class Node<T> {
        private final Map<String, Node<T>> words = new HashMap<>();
        private final Map<String, Node<T>> beginnings = new HashMap<>();
        private final List<T> meanings = new ArrayList<>();
        private int shortestBeginning = Integer.MAX_VALUE;
        private int longestBeginning;
    }

    void add(String phrase, T meaning) {
        Node<T> node = root;
        for (String written : phrase.strip().split("\\s+", -1)) {
            String word = bare(written);
            if (word.endsWith(ANY_ENDING)) {
                String beginning = word.substring(0, word.length() - 1);
                node.shortestBeginning = Math.min(node.shortestBeginning, beginning.length());
                node.longestBeginning = Math.max(node.longestBeginning, beginning.length());
                node = node.beginnings.computeIfAbsent(beginning, key -> new Node<>());
            } else {
                node = node.words.computeIfAbsent(word, key -> new Node<>());
            }
        }
        node.meanings.add(meaning);
    }

    /**
     * The words of a post as phrases are compared with: folded, without accents and apostrophes, which many leave out;
     * an empty one where a mark ends or parts a clause. Handles and links do not part one.
     */
    static List<String> words(List<Piece> tokens) {
        List<String> words = new ArrayList<>(tokens.size());
        for (Piece token : tokens) {
            switch (token.kind()) {
                case WORD, HASHTAG, NUMBER -> words.add(bare(token.text()));
                case BREAK, EXCLAMATION -> words.add("");
                case HANDLE, LINK, PLACEHOLDER, EMOJI, EMOTICON -> {}
            }
        }
        return words;
    }

    static String bare(String word) {
        int at = 0;
        while (at < word.length() && word.charAt(at) < 0x80 && word.charAt(at) != '\'') {
            at++;
        }
        if (at == word.length()) {
            return word;
        }
        StringBuilder bare = new StringBuilder(word.length());
        String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            boolean accent = c >= '\u0300' && c <= '\u036f';
            if (!accent && c != '\'') {
                bare.append(c);
            }
        }
        return bare.toString();
    }

    /**
     * Tells each phrase that stands in the text.
     *
     * @param found gets the meaning and the index of the phrase's first word
     */
    void find(List<String> words, ObjIntConsumer<T> found) {
        for (int start = 0; start < words.size(); start++) {
            walk(root, words, start, start, found);
        }
    }

    private void walk(Node<T> node, List<String> words, int start, int at, ObjIntConsumer<T> found) {
        for (T meaning : node.meanings) {
            found.accept(meaning, start);
        }
        if (at == words.size() || words.get(at).isEmpty()) {
            return;
        }
        String word = words.get(at);
        step(node.words.get(word), words, start, at, found);
        if (at > start) {
            step(node.words.get(ANY_WORD), words, start, at, found);
        }
        int longest = Math.min(node.longestBeginning, word.length());
        for (int length = node.shortestBeginning; length <= longest; length++) {
            step(node.beginnings.get(word.substring(0, length)), words, start, at, found);
        }
    }

    private void step(@Nullable Node<T> next, List<String> words, int start, int at, ObjIntConsumer<T> found) {
        if (next != null) {
            walk(next, words, start, at + 1, found);
        }
    }
}
