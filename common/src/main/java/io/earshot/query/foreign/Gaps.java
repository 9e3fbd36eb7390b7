package io.earshot.query.foreign;

import java.util.List;
import java.util.Locale;

/** Writes down what the translation of a query does not keep. */
final class Gaps {
    private static final int MOST_SHOWN = 60;

    private final String original;
    private final List<Note> notes;
    private boolean negated;

    Gaps(String original, List<Note> notes) {
        this.original = original;
        this.notes = notes;
    }

    /** Whether what is read now is excluded, so that what widens it narrows the query. Answers what it was. */
    boolean setNegated(boolean value) {
        boolean before = negated;
        negated = value;
        return before;
    }

    /**
     * Something was put into words that do not mean quite the same.
     *
     * @param kind what that does to the part by itself
     */
    void approximated(Foreign part, Note.Kind kind, String ours, String why) {
        Note.Kind effect = negated ? kind.negated() : kind;
        notes.add(new Note(
                effect,
                part.start(),
                shown(part) + (shown(part).equals(ours) ? " stays" : " becomes " + ours) + ", but "
                        + effect.consequence() + ": " + why));
    }

    /** @param kind what that does to the query */
    void leftOut(Foreign part, Note.Kind kind, String why) {
        notes.add(new Note(kind, part.start(), shown(part) + " is left out, so " + kind.consequence() + ": " + why));
    }

    void refused(int offset, String why) {
        notes.removeIf(note -> note.kind() != Note.Kind.REFUSED);
        notes.add(new Note(Note.Kind.REFUSED, offset, why));
    }

    void remark(Foreign part, String text) {
        notes.add(new Note(Note.Kind.REMARK, part.start(), text));
    }

    String shown(Foreign part) {
        String written = original.substring(part.start(), part.end()).strip().replaceAll("\\s+", " ");
        // A value of name:(a OR b) is shown with the name that it has there.
        String text = part instanceof Foreign.Field field && !written.startsWith(field.name())
                ? field.name() + ":" + written
                : written;
        return text.length() <= MOST_SHOWN
                ? text
                : String.format(Locale.ROOT, "%s…", text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN / 2)));
    }
}
