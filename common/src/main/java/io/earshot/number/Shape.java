package io.earshot.number;

/**
 * What is known of all texts that a pattern matches.
 *
 * @param shortest the fewest UTF-16 units
 * @param longest the most
 * @param digit whether each has an ASCII digit in it
 * @param starts what they may begin with
 */
record Shape(int shortest, int longest, boolean digit, Starts starts) {
    static final Shape NOTHING = new Shape(0, 0, false, Starts.NONE);

    /** One character of some; a surrogate pair is two units. */
    static Shape character(boolean digit, Starts starts) {
        return new Shape(1, starts.others() ? 2 : 1, digit, starts);
    }

    /** The one, then the other. */
    Shape then(Shape next) {
        return new Shape(
                shortest + next.shortest,
                longest + next.longest,
                digit || next.digit,
                shortest == 0 ? starts.or(next.starts) : starts);
    }

    /** The one, or the other. */
    Shape or(Shape other) {
        return new Shape(
                Math.min(shortest, other.shortest),
                Math.max(longest, other.longest),
                digit && other.digit,
                starts.or(other.starts));
    }

    Shape times(int least, int most) {
        return new Shape(shortest * least, longest * most, digit && least > 0, starts);
    }
}
