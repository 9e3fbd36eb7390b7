package io.earshot.number;

/**
 * Reads a pattern in the part of the regular expressions' syntax that numbers need, and says what all its matches have in
 * common: characters, {@code .}, classes, {@code \d \w \s \b}, groups, {@code |}, {@code ?}, {@code {n}} and
 * {@code {n,m}}. Without {@code *} and {@code +} every match has a greatest length, so that a search never has to look far.
 */
final class PatternReader {
    /** No number is longer, the words around it included. */
    private static final int LONGEST_MATCH = 200;

    private static final int DEEPEST = 20;

    private final String pattern;
    private int at;
    private int depth;
    private int groups;

    private PatternReader(String pattern) {
        this.pattern = pattern;
    }

    static Shape read(String pattern) throws BadPatternException {
        PatternReader reader = new PatternReader(pattern);
        Shape shape = reader.alternatives();
        if (reader.at < pattern.length()) {
            throw new BadPatternException(reader.at, "this bracket closes nothing; a bracket as such is \\)");
        }
        if (shape.shortest() == 0) {
            throw new BadPatternException(
                    0, "the pattern also matches nothing at all; expected one that always takes" + " some character");
        }
        return shape;
    }

    private Shape alternatives() throws BadPatternException {
        Shape shape = sequence();
        while (isNext('|')) {
            at++;
            shape = shape.or(sequence());
        }
        return shape;
    }

    private Shape sequence() throws BadPatternException {
        Shape shape = Shape.NOTHING;
        while (at < pattern.length() && !isNext('|') && !isNext(')')) {
            int start = at;
            shape = shape.then(repeated(atom()));
            if (shape.longest() > LONGEST_MATCH) {
                throw new BadPatternException(
                        start, "with this, a match may be longer than " + LONGEST_MATCH + " characters");
            }
        }
        return shape;
    }

    private Shape repeated(Shape atom) throws BadPatternException {
        if (isNext('?')) {
            at++;
            return noSecond(atom.times(0, 1));
        }
        if (isNext('*') || isNext('+')) {
            throw new BadPatternException(at, pattern.charAt(at) + " has no end; say how many at most, such as {1,12}");
        }
        return isNext('{') ? noSecond(count(atom)) : atom;
    }

    private Shape noSecond(Shape repeated) throws BadPatternException {
        if (at < pattern.length() && "?*+{".indexOf(pattern.charAt(at)) >= 0) {
            throw new BadPatternException(at, "how many is said already; expected one of ? {n} {n,m}");
        }
        return repeated;
    }

    /** {@code {n}} or {@code {n,m}}. */
    private Shape count(Shape atom) throws BadPatternException {
        int start = at++;
        int least = number();
        int most = least;
        if (isNext(',')) {
            at++;
            most = number();
        }
        if (least < 0 || most < least || most == 0 || !isNext('}')) {
            throw new BadPatternException(
                    start,
                    "expected {n} or {n,m} with up to " + LONGEST_MATCH + " repetitions; a brace as such is \\{");
        }
        at++;
        return atom.times(least, most);
    }

    /** The number that stands here; −1 for none or one that is too great. */
    private int number() {
        int start = at;
        int number = 0;
        while (at < pattern.length() && isDigit(pattern.charAt(at))) {
            number = Math.min(LONGEST_MATCH + 1, number * 10 + pattern.charAt(at) - '0');
            at++;
        }
        return at == start || number > LONGEST_MATCH ? -1 : number;
    }

    private Shape atom() throws BadPatternException {
        char c = pattern.charAt(at);
        switch (c) {
            case '(' -> {
                return group();
            }
            case '[' -> {
                return characterClass();
            }
            case '\\' -> {
                return escape();
            }
            case '?', '*', '+', '{' ->
                throw new BadPatternException(at, "nothing stands before " + c + "; as such it is \\" + c);
            case '^', '$' ->
                throw new BadPatternException(
                        at, c + " is not needed: a number never begins or ends within a word; as such it is \\" + c);
            case ']', '}' -> throw new BadPatternException(at, "this closes nothing; as such it is \\" + c);
            default -> {
                int start = at;
                at += Character.charCount(pattern.codePointAt(at));
                return character(start, isDigit(c), c == '.' || c > 0x7f);
            }
        }
    }

    /** What stands from there to here matches one character. */
    private Shape character(int start, boolean digit, boolean others) {
        return Shape.character(digit, Starts.of(pattern.substring(start, at), others));
    }

    private Shape group() throws BadPatternException {
        int start = at++;
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (isNext('?')) {
            throw new BadPatternException(start, "of the groups with a ?, only (?: is known here");
        } else if (++groups > 1) {
            throw new BadPatternException(
                    start, "a second group; one can be the number, so let the others begin with (?:");
        }
        if (++depth > DEEPEST) {
            throw new BadPatternException(start, "groups go too deep");
        }
        Shape shape = alternatives();
        if (!isNext(')')) {
            throw new BadPatternException(start, "this bracket is never closed");
        }
        if (shape.shortest() == 0 && !pattern.startsWith("?:", start + 1)) {
            throw new BadPatternException(start, "the group also matches nothing at all, but is to be the number");
        }
        at++;
        depth--;
        return shape;
    }

    private Shape characterClass() throws BadPatternException {
        int start = at++;
        boolean others = isNext('^');
        boolean digits = !others;
        at += others ? 1 : 0;
        int first = at;
        while (at < pattern.length() && (!isNext(']') || at == first)) {
            if (isNext('[')) {
                throw new BadPatternException(at, "a class within a class; a bracket as such is \\[");
            }
            if (isNext('\\')) {
                Shape escaped = escape();
                digits &= escaped.digit();
                others |= escaped.starts().others();
                continue;
            }
            boolean rangeOfDigits = isNext('-') && at > first && isDigit(pattern.charAt(at - 1));
            digits &= isDigit(pattern.charAt(at)) || rangeOfDigits;
            others |= pattern.charAt(at) > 0x7f;
            at++;
        }
        if (!isNext(']')) {
            throw new BadPatternException(start, "this class is never closed");
        }
        at++;
        return character(start, digits, others);
    }

    private Shape escape() throws BadPatternException {
        int start = at;
        at += 2;
        if (at > pattern.length()) {
            throw new BadPatternException(start, "expected a character behind the \\");
        }
        char c = pattern.charAt(start + 1);
        if (c == 'b') {
            return Shape.NOTHING;
        }
        if ((c > 0x7f || Character.isLetterOrDigit(c)) && "dDwWsS".indexOf(c) < 0) {
            throw new BadPatternException(start, "there is no \\" + c + " here; known are \\d \\D \\w \\W \\s \\S \\b");
        }
        return character(start, c == 'd', c == 'D' || c == 'W' || c == 'S');
    }

    private boolean isNext(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
