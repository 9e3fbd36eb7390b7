package io.earshot.text.model;

/** The kinds of features that the classifiers see; the names are for explanations and for the table of what each gave. */
public enum Family {
    WORDS("the word"),
    NEGATION("under a negation"),
    PAIRS("the words together"),
    LETTERS("its spelling"),
    LEXICON("the lexicon"),
    FORM("the form of the post"),
    PHRASES("what words like these say together");

    private final String words;

    Family(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
