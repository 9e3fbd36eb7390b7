package io.earshot.query.foreign;

/**
 * What became of a part of a query that is not the same in our language.
 *
 * @param offset where the part begins, in UTF-16 units from the start of the original
 * @param message what it was, what became of it, and why
 */
public record Note(Kind kind, int offset, String message) {
    /** How bad it is. */
    public enum Kind {
        /** The query cannot be one of ours. */
        REFUSED,
        /** The translation finds more than the original. */
        WIDER,
        /** The translation finds less than the original. */
        NARROWER,
        /** The translation finds something more and something less. */
        OTHER,
        /** Small print that holds for every query of the tool; worth to be read once. */
        REMARK;

        /** Whether the translation does not mean what the original meant. */
        public boolean changesMeaning() {
            return this != REMARK;
        }

        Kind negated() {
            return this == WIDER ? NARROWER : this == NARROWER ? WIDER : this;
        }

        String consequence() {
            return switch (this) {
                case WIDER -> "more posts match";
                case NARROWER -> "fewer posts match";
                case OTHER -> "other posts match";
                case REFUSED, REMARK -> "";
            };
        }
    }
}
