package io.earshot.query.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query of another tool in our language.
 *
 * @param query null where it is refused; {@link io.earshot.query.QueryParser} takes it otherwise
 * @param notes in order of their place
 */
public record Translation(@Nullable String query, List<Note> notes) {
    public Translation {
        notes = List.copyOf(notes);
    }

    /** Whether it means what the original meant, but for the small print. */
    public boolean isExact() {
        return notes.stream().noneMatch(note -> note.kind().changesMeaning());
    }
}
