package io.earshot.help;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who and what helps with a mention.
 *
 * @param team whose it is by the brand's rules; null where none holds
 * @param experts those who know most of it, best first
 * @param suggestions best first
 * @param movePrivate why it should be answered in private; null where it need not
 */
public record Help(
        @Nullable String team,
        List<String> experts,
        List<Suggestion> suggestions,
        @Nullable String movePrivate) {
    /** Where the brand book says nothing. */
    public static final Help NONE = new Help(null, List.of(), List.of(), null);

    /** The same with these experts. */
    public Help knownBy(List<String> knowing) {
        return new Help(team, knowing, suggestions, movePrivate);
    }

    public Help {
        experts = experts == null ? List.of() : List.copyOf(experts);
        suggestions = suggestions == null ? List.of() : List.copyOf(suggestions);
    }
}
