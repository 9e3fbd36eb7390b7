package io.earshot.query.foreign;

import java.util.Optional;

/** A query as it stands in a file of another tool. */
final class ForeignQuery {
    private final Optional<String> name;
    private final String text;
    private final int[] places;

    /**
     * Takes the places as they are.
     *
     * @param name what its users call it, if they do
     * @param places where each character of the text, and its end, stand in the file
     */
    ForeignQuery(Optional<String> name, String text, int[] places) {
        this.name = name;
        this.text = text;
        this.places = places;
    }

    /** A query that stands in the file as it is. */
    static ForeignQuery plain(String file, int start, int end) {
        int[] places = new int[end - start + 1];
        for (int i = 0; i < places.length; i++) {
            places[i] = start + i;
        }
        return new ForeignQuery(Optional.empty(), file.substring(start, end), places);
    }

    ForeignQuery named(Optional<String> newName) {
        return new ForeignQuery(newName, text, places);
    }

    Optional<String> name() {
        return name;
    }

    String text() {
        return text;
    }

    /** Where in the file a character of the text stands. */
    int place(int offset) {
        return places[Math.min(offset, places.length - 1)];
    }
}
