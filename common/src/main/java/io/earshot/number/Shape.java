package io.earshot.number;

/**
 * What is known of all texts that a pattern matches.
 *
 * @param shortest the fewest UTF-16 units
 * @param longest the most
 * @param digit whether each has an ASCII digit in it
 */
record Shape(int shortest, int longest, boolean digit) {
    static final Shape NOTHING = new Shape(0, 0, false);
    static final Shape DIGIT = new Shape(1, 1, true);
    /** One character: a surrogate pair is two units. */
    static final Shape CHARACTER = new Shape(1, 2, false);

    /** The one, then the other. */
    Shape then(Shape next) {
        return new Shape(shortest + next.shortest, longest + next.longest, digit || next.digit);
    }

    /** The one, or the other. */
    Shape or(Shape other) {
        return new Shape(Math.min(shortest, other.shortest), Math.max(longest, other.longest), digit && other.digit);
    }

    Shape times(int least, int most) {
        return new Shape(shortest * least, longest * most, digit && least > 0);
    }
}
