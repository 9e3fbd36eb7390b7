package io.earshot.query;

import java.util.List;

/** A query with its terms numbered, ready to be held against a post. */
sealed interface Clause permits Clause.All, Clause.Any, Clause.None, Clause.Known, Clause.Placed, NearClause {
    boolean holds(Evidence evidence);

    /** Whether it holds for some post of this text. Of the evidence, this asks for no more than the text. */
    default boolean mayHold(Evidence evidence) {
        return holds(evidence);
    }

    /** Whether it holds for every post of this text. Of the evidence, this asks for no more than the text. */
    default boolean mustHold(Evidence evidence) {
        return holds(evidence);
    }

    /** Adds the places that make it hold; nothing where it does not hold. */
    void mark(Evidence evidence, Spans places);

    /** A clause that has places in the text, and so can be near another. */
    sealed interface Placed extends Clause permits One, AnyPlaced, PhraseClause, RawClause {
        /** Adds all its places, in no special order. */
        void find(Evidence evidence, Spans places);

        @Override
        default void mark(Evidence evidence, Spans places) {
            find(evidence, places);
        }
    }

    record All(List<Clause> parts) implements Clause {
        @Override
        public boolean holds(Evidence evidence) {
            for (Clause part : parts) {
                if (!part.holds(evidence)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean mayHold(Evidence evidence) {
            for (Clause part : parts) {
                if (!part.mayHold(evidence)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean mustHold(Evidence evidence) {
            for (Clause part : parts) {
                if (!part.mustHold(evidence)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void mark(Evidence evidence, Spans places) {
            if (holds(evidence)) {
                parts.forEach(part -> part.mark(evidence, places));
            }
        }
    }

    record Any(List<Clause> sides) implements Clause {
        @Override
        public boolean holds(Evidence evidence) {
            for (Clause side : sides) {
                if (side.holds(evidence)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean mayHold(Evidence evidence) {
            for (Clause side : sides) {
                if (side.mayHold(evidence)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean mustHold(Evidence evidence) {
            for (Clause side : sides) {
                if (side.mustHold(evidence)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void mark(Evidence evidence, Spans places) {
            sides.forEach(side -> side.mark(evidence, places));
        }
    }

    record None(Clause clause) implements Clause {
        @Override
        public boolean holds(Evidence evidence) {
            return !clause.holds(evidence);
        }

        @Override
        public boolean mayHold(Evidence evidence) {
            return !clause.mustHold(evidence);
        }

        @Override
        public boolean mustHold(Evidence evidence) {
            return !clause.mayHold(evidence);
        }

        @Override
        public void mark(Evidence evidence, Spans places) {}
    }

    record Known(FieldTest test) implements Clause {
        @Override
        public boolean holds(Evidence evidence) {
            return test.holds(evidence);
        }

        @Override
        public boolean mayHold(Evidence evidence) {
            return true;
        }

        @Override
        public boolean mustHold(Evidence evidence) {
            return false;
        }

        @Override
        public void mark(Evidence evidence, Spans places) {}
    }

    record One(int term) implements Placed {
        @Override
        public boolean holds(Evidence evidence) {
            return evidence.first(term) >= 0;
        }

        @Override
        public void find(Evidence evidence, Spans places) {
            for (int hit = evidence.first(term); hit >= 0; hit = evidence.next(hit)) {
                int position = evidence.position(hit);
                places.add(position, position, evidence.start(hit), evidence.end(hit));
            }
        }
    }

    /** An OR whose sides all have places. */
    record AnyPlaced(List<Placed> sides) implements Placed {
        @Override
        public boolean holds(Evidence evidence) {
            for (Placed side : sides) {
                if (side.holds(evidence)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void find(Evidence evidence, Spans places) {
            sides.forEach(side -> side.find(evidence, places));
        }

        @Override
        public void mark(Evidence evidence, Spans places) {
            sides.forEach(side -> side.mark(evidence, places));
        }
    }
}
