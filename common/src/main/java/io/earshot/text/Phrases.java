package io.earshot.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    /** What phrases may begin with one word: found out once a word, as most begin none. */
    static final class Start<T> {
        private static final Start<?> NONE = new Start<>(List.of());

        @SuppressWarnings("unchecked") // none holds nothing of any type
        static <T> Start<T> none() {
            return (Start<T>) NONE;
        }

        private final List<Node<T>> nodes;

        private Start(List<Node<T>> nodes) {
            this.nodes = nodes;
        }

        boolean isNone() {
            return nodes.isEmpty();
        }
    }

    private static final class Node<T> {
        private final Map<String, Node<T>> words = new HashMap<>();
        private final List<T> meanings = new ArrayList<>();
        /** The {@linkplain WordBits bits} of {@code words}. */
        private long bits;

        private @Nullable Node<T> anyWord;
        private @Nullable Beginnings<Node<T>> beginnings;
    }

    void add(String phrase, T meaning) {
        Node<T> node = root;
        for (String written : phrase.strip().split("\\s+", -1)) {
            String word = bare(written);
            if (word.endsWith(ANY_ENDING)) {
                String beginning = word.substring(0, word.length() - 1);
                node.beginnings = node.beginnings == null ? new Beginnings<>() : node.beginnings;
                node = node.beginnings.computeIfAbsent(beginning, key -> new Node<>());
            } else if (word.equals(ANY_WORD)) {
                node.anyWord = node.anyWord == null ? new Node<>() : node.anyWord;
                node = node.anyWord;
            } else {
                node.bits |= WordBits.of(word);
                node = node.words.computeIfAbsent(word, key -> new Node<>());
            }
        }
        node.meanings.add(meaning);
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

    /** What may begin with a word, {@linkplain #bare bare}. */
    Start<T> start(String word) {
        if (word.isEmpty()) {
            return Start.none();
        }
        List<Node<T>> nodes = new ArrayList<>();
        Node<T> whole = root.words.get(word);
        if (whole != null) {
            nodes.add(whole);
        }
        if (root.beginnings != null) {
            root.beginnings.of(word, nodes::add);
        }
        return nodes.isEmpty() ? Start.none() : new Start<>(List.copyOf(nodes));
    }

    /**
     * Tells each phrase that stands in the text.
     *
     * @param found gets the meaning and the index of the phrase's first word
     */
    void find(Spoken spoken, ObjIntConsumer<T> found) {
        for (int at = 0; at < spoken.size(); at++) {
            walk(start(spoken.words().get(at)), spoken.words(), at, found);
        }
    }

    /**
     * Tells each phrase that stands in the text.
     *
     * @param remembered what may begin with a word that is known; asked of the text's {@linkplain Spoken#openings openings}
     * @param found gets the meaning and the index of the phrase's first word
     */
    void find(Spoken spoken, Function<Word.Spoken, Start<T>> remembered, ObjIntConsumer<T> found) {
        List<String> words = spoken.words();
        for (int opening = 0; opening < spoken.openings(); opening++) {
            int at = spoken.opening(opening);
            Word.Spoken known = spoken.known(at);
            walk(known == null ? start(words.get(at)) : remembered.apply(known), words, at, found);
        }
    }

    private void walk(Start<T> start, List<String> words, int at, ObjIntConsumer<T> found) {
        for (int i = 0; i < start.nodes.size(); i++) {
            walk(start.nodes.get(i), words, at, at + 1, found);
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
        if ((node.bits & WordBits.of(word)) != 0) {
            step(node.words.get(word), words, start, at, found);
        }
        step(node.anyWord, words, start, at, found);
        if (node.beginnings != null) {
            node.beginnings.of(word, next -> walk(next, words, start, at + 1, found));
        }
    }

    private void step(@Nullable Node<T> next, List<String> words, int start, int at, ObjIntConsumer<T> found) {
        if (next != null) {
            walk(next, words, start, at + 1, found);
        }
    }
}
