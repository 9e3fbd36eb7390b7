package io.earshot.query;

/** Ends the reading of a query that cannot be read on. */
final class QueryRefusal extends Exception {
    private static final long serialVersionUID = 1;

    final int offset;

    QueryRefusal(int offset, String message) {
        super(message, null, false, false);
        this.offset = offset;
    }

    QueryFinding finding() {
        return new QueryFinding(Severity.ERROR, offset, getMessage());
    }
}
