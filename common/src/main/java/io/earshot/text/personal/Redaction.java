package io.earshot.text.personal;

import io.earshot.mention.Span;
import java.util.List;

/**
 * A text whose personal data gave way to placeholders such as {@code [email]}.
 *
 * @param text what is left
 * @param kinds the kinds that were found, sorted, each once
 * @param removed where they stood in the original, in order
 * @param placed where their placeholders stand in {@link #text}, in the same order
 */
public record Redaction(String text, List<String> kinds, List<Span> removed, List<Span> placed) {

    /** A text with nothing to hide. */
    public static Redaction none(String text) {
        return new Redaction(text, List.of(), List.of(), List.of());
    }

    /** The span of the redacted text that a span of the original became; inside a placeholder, all of it. */
    public Span move(Span original) {
        int start = original.start();
        int end = original.end();
        int shift = 0;
        int newStart = -1;
        int newEnd = -1;
        for (int i = 0; i < removed.size(); i++) {
            Span gone = removed.get(i);
            if (newStart < 0 && start < gone.end()) {
                newStart = start < gone.start() ? start + shift : placed.get(i).start();
            }
            if (newEnd < 0 && end <= gone.end()) {
                newEnd = end <= gone.start() ? end + shift : placed.get(i).end();
            }
            shift = placed.get(i).end() - gone.end();
        }
        return new Span(newStart < 0 ? start + shift : newStart, newEnd < 0 ? end + shift : newEnd);
    }
}
