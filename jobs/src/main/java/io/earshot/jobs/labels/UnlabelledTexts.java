package io.earshot.jobs.labels;

import io.earshot.jobs.send.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Reads texts of posts from files that need not have labels: of lines, of CSV or of JSON lines. */
public final class UnlabelledTexts {
    private static final String TEXT = "text";

    /** Of CSV and JSON the text itself is what a line must have, where others have their label. */
    private static final Layout LAYOUT = new Layout(null, List.of(), TEXT, TEXT, null, TEXT);

    private UnlabelledTexts() {}

    /**
     * The texts of a file, in order: the column or field {@code text} of CSV and JSON; of any other file each line, or what
     * stands behind its first tab.
     *
     * @param problems hears of each bad line
     * @throws IOException if it does not open or read
     */
    public static List<String> read(Path file, Problems problems) throws IOException {
        if (LAYOUT.formatOf(file) == Layout.Format.TSV) {
            return Files.readAllLines(file).stream()
                    .map(line -> line.substring(line.indexOf('\t') + 1))
                    .toList();
        }
        return new LabelledReader(LAYOUT, Set.of(), problems)
                .read(file).stream().map(LabelledPost::text).toList();
    }
}
