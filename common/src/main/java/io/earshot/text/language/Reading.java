package io.earshot.text.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post's words as evidence, in order. */
final class Reading {
    /** Two hundred and fifty letters and more: further ones cost time and change no answer. */
    private static final int MOST_WORDS = 60;

    private final List<WordEvidence> words;
    /** The scripts in the order in which they turn up, and how much of the post each is. */
    private final List<Script> scripts = new ArrayList<>(2);

    private final int[] sizes = new int[Script.values().length];

    /** @param words about how many there are */
    Reading(int words) {
        this.words = new ArrayList<>(Math.min(words, MOST_WORDS));
    }

    boolean isFull() {
        return words.size() == MOST_WORDS;
    }

    void add(WordEvidence word) {
        Script script = word.script();
        if (script == null) {
            return;
        }
        if (!scripts.contains(script)) {
            scripts.add(script);
        }
        words.add(word);
        sizes[scripts.indexOf(script)] += word.size();
    }

    /** The scripts of the words, in the order in which they turn up. */
    List<Script> scripts() {
        return scripts;
    }

    /** The words in a script, in order. */
    List<WordEvidence> of(Script script) {
        if (scripts.size() == 1) {
            return words;
        }
        return words.stream().filter(word -> word.script() == script).toList();
    }

    /** The script of most of the post; null where it has no letter. Any kana beside Han letters make it Japanese. */
    @Nullable
    Script mainScript() {
        Script most = null;
        for (Script script : scripts) {
            if (size(script) > (most == null ? 0 : size(most))) {
                most = script;
            }
        }
        return most == Script.HAN && size(Script.KANA) > 0 ? Script.KANA : most;
    }

    /** The share of a script in the post, 0..1. */
    double share(Script script) {
        return (double) size(script) / total();
    }

    private int size(Script script) {
        int at = scripts.indexOf(script);
        return at < 0 ? 0 : sizes[at];
    }

    private int total() {
        int total = 0;
        for (int size : sizes) {
            total += size;
        }
        return total;
    }
}
