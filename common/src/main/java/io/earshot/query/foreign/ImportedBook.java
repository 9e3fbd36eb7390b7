package io.earshot.query.foreign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The queries of a file of another tool as a brand book in YAML, each under a comment with its original and with what of it
 * was not kept. A query that is refused is a comment alone.
 */
public final class ImportedBook {
    private static final int MOST_IN_LINE = 100;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\uFEFF\u2028\u2029&&[^\t\r\n]]");

    /** A space with whole phrases after it. */
    private static final Pattern BETWEEN_PHRASES = Pattern.compile(" (?=[^\"]*+(?:\"[^\"]*+\"[^\"]*+)*+$)");

    private final StringBuilder queries = new StringBuilder();
    private final List<String> messages = new ArrayList<>();
    private final String head;
    private int translated;
    private int exact;
    private final int all;

    private ImportedBook(ForeignFile file, String brand, String brandName) {
        QueryIds ids = new QueryIds();
        Set<String> remarks = new HashSet<>();
        int number = 0;
        for (ForeignQuery query : file.queries()) {
            number++;
            Translation translation = Translator.translate(file.dialect(), query.text());
            for (Note note : translation.notes()) {
                if (note.kind() != Note.Kind.REMARK || remarks.add(note.message())) {
                    messages.add(file.name() + ":" + file.lineAndColumn(query.place(note.offset())) + ": "
                            + severity(note.kind()) + ": " + note.message());
                }
            }
            query(file.dialect(), query, translation, ids, "query-" + number);
        }
        all = number;
        head = "# Imported from " + file.dialect().title() + ", " + printable(file.name()) + ": " + summary()
                + ".\n# See to what the warnings name, then check it and push it.\nbrands:"
                + (translated == 0
                        ? " []\n"
                        : "\n  - id: " + quoted(brand) + "\n    name: " + quoted(brandName) + "\n    queries:\n");
    }

    /**
     * Translates the queries of a file.
     *
     * @param brand the id of the brand that takes them
     * @param brandName its name
     */
    public static ImportedBook of(ForeignFile file, String brand, String brandName) {
        return new ImportedBook(file, brand, brandName);
    }

    /** The brand book. */
    public String yaml() {
        return head + queries;
    }

    /** What was not kept, as {@code file:line:column: warning: …}; small print once. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** Whether all queries mean what they meant. */
    public boolean isExact() {
        return exact == all;
    }

    /** How many were translated, and how well. */
    public String summary() {
        return translated + " of " + all + (all == 1 ? " query" : " queries") + " translated, " + exact
                + " of them exactly";
    }

    private void query(Dialect dialect, ForeignQuery original, Translation translation, QueryIds ids, String fallback) {
        boolean refused = translation.query() == null;
        String id = ids.id(original.name(), fallback);
        comment(dialect.title() + (refused ? ", refused" : "") + ": "
                + original.text().strip());
        original.name().filter(name -> !name.equals(id)).ifPresent(name -> comment("tag: " + name));
        for (Note note : translation.notes()) {
            if (note.kind() != Note.Kind.REMARK) {
                comment(severity(note.kind()) + ": " + note.message());
            }
        }
        if (!refused) {
            translated++;
            exact += translation.isExact() ? 1 : 0;
            queries.append("      - id: ").append(quoted(id)).append('\n');
            queries.append("        query: ")
                    .append(scalar(String.valueOf(translation.query())))
                    .append('\n');
        }
    }

    private void comment(String text) {
        String[] lines = printable(text).split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            queries.append("      # ")
                    .append(i == 0 ? "" : "  ")
                    .append(lines[i].stripTrailing())
                    .append('\n');
        }
    }

    private static String severity(Note.Kind kind) {
        return switch (kind) {
            case REFUSED -> "error";
            case WIDER, NARROWER, OTHER -> "warning";
            case REMARK -> "note";
        };
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_-]*") && !text.matches("(?i)true|false|null|yes|no|on|off")
                ? text
                : "'" + printable(text).replaceAll("\\s+", " ").replace("'", "''") + "'";
    }

    /** A short query in single quotes, a long one folded over lines, phrases kept whole. No space follows another. */
    private static String scalar(String query) {
        if (query.length() <= MOST_IN_LINE) {
            return "'" + query.replace("'", "''") + "'";
        }
        StringBuilder folded = new StringBuilder(">-");
        int length = MOST_IN_LINE;
        for (String word : BETWEEN_PHRASES.split(query, -1)) {
            boolean fits = length + 1 + word.length() <= MOST_IN_LINE;
            folded.append(fits ? " " : "\n          ").append(word);
            length = fits ? length + 1 + word.length() : word.length();
        }
        return folded.toString();
    }
}
