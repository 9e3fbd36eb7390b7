package io.earshot.query.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the queries of a text. */
final class TextQueries {
    private static final Pattern LINE = Pattern.compile("[^\r\n]+");
    private static final Pattern BLOCK = Pattern.compile("[^\r\n]*\\S[^\r\n]*(\\R[^\r\n]*\\S[^\r\n]*)*");
    private static final Pattern GOES_ON = Pattern.compile("(?s).*(\\b(AND|OR|NOT)|NEAR/\\d+f?|-)\\s*");
    private static final Pattern WENT_BEFORE = Pattern.compile("(?s)\\s*((AND|OR|NOT|NEAR/\\d+f?)\\b|-|~|\\)).*");

    private TextQueries() {}

    static List<ForeignQuery> read(Dialect dialect, String file) {
        if (dialect != Dialect.BRANDWATCH) {
            return lines(file, 0, file.length());
        }
        List<ForeignQuery> queries = new ArrayList<>();
        Matcher block = BLOCK.matcher(file);
        while (block.find()) {
            List<ForeignQuery> lines = lines(file, block.start(), block.end());
            if (lines.stream().allMatch(line -> isWhole(line.text()))) {
                queries.addAll(lines);
            } else {
                queries.add(ForeignQuery.plain(file, block.start(), block.end()));
            }
        }
        return queries;
    }

    private static List<ForeignQuery> lines(String file, int start, int end) {
        List<ForeignQuery> lines = new ArrayList<>();
        Matcher line = LINE.matcher(file).region(start, end);
        while (line.find()) {
            if (!line.group().isBlank()) {
                lines.add(ForeignQuery.plain(file, line.start(), line.end()));
            }
        }
        return lines;
    }

    /** Whether a line can be a query by itself. */
    private static boolean isWhole(String line) {
        if (GOES_ON.matcher(line).matches() || WENT_BEFORE.matcher(line).matches()) {
            return false;
        }
        try {
            int depth = 0;
            boolean isEmpty = true;
            for (Piece piece : PieceReader.read(Dialect.BRANDWATCH, line)) {
                depth += piece.type() == Piece.Type.OPEN ? 1 : piece.type() == Piece.Type.CLOSE ? -1 : 0;
                isEmpty &= piece.type() == Piece.Type.END;
            }
            return depth == 0 && !isEmpty;
        } catch (BadForeignException e) {
            return false;
        }
    }
}
