package io.earshot.jobs.send;

import io.earshot.post.HtmlText;
import io.earshot.token.HtmlEntities;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text with the values of columns in it: {@code x:{tweet_id}}. A template one of whose columns is empty makes nothing.
 * A column's value may go through a filter: {@code {id|integer}}. Two braces stand for one.
 */
final class Template {
    /** What can be done with a column's value on its way. */
    enum Filter {
        NONE,
        /** {@code 3.0} becomes {@code 3}: numbers that went through a spreadsheet or pandas. */
        INTEGER,
        LOWER,
        UPPER,
        /** Character references of HTML become characters. */
        UNESCAPE,
        /** HTML becomes text. */
        HTML;

        private String apply(String value) throws RowException {
            return switch (this) {
                case NONE -> value;
                case INTEGER -> integer(value);
                case LOWER -> value.toLowerCase(Locale.ROOT);
                case UPPER -> value.toUpperCase(Locale.ROOT);
                case UNESCAPE -> HtmlEntities.unescape(value);
                case HTML -> HtmlText.of(value).text();
            };
        }
    }

    /** A literal piece where {@code column} is empty, else a column. */
    private record Piece(String literal, String column, Filter filter) {}

    private final List<Piece> pieces;

    private Template(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static Template parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if ((c == '{' || c == '}') && at + 1 < text.length() && text.charAt(at + 1) == c) {
                literal.append(c);
                at += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    throw new IllegalArgumentException("'{' without '}'; a brace in the text is written '{{'");
                }
                if (!literal.isEmpty()) {
                    pieces.add(new Piece(literal.toString(), "", Filter.NONE));
                    literal.setLength(0);
                }
                pieces.add(column(text.substring(at + 1, end)));
                at = end + 1;
            } else if (c == '}') {
                throw new IllegalArgumentException("'}' without '{'; a brace in the text is written '}}'");
            } else {
                literal.append(c);
                at++;
            }
        }
        if (!literal.isEmpty()) {
            pieces.add(new Piece(literal.toString(), "", Filter.NONE));
        }
        return new Template(pieces);
    }

    private static Piece column(String reference) {
        int bar = reference.lastIndexOf('|');
        String name = (bar < 0 ? reference : reference.substring(0, bar)).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("'{}' names no column");
        }
        return new Piece(
                "",
                name,
                bar < 0 ? Filter.NONE : filter(reference.substring(bar + 1).strip()));
    }

    private static Filter filter(String name) {
        for (Filter filter : Filter.values()) {
            if (filter != Filter.NONE && filter.name().toLowerCase(Locale.ROOT).equals(name)) {
                return filter;
            }
        }
        String known = Arrays.stream(Filter.values())
                .skip(1)
                .map(filter -> filter.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException("filter '" + name + "' is not one of " + known);
    }

    /** The columns that it takes, in order. */
    List<String> columns() {
        return pieces.stream()
                .map(Piece::column)
                .filter(column -> !column.isEmpty())
                .toList();
    }

    /** The text for a row; empty if one of its columns is. */
    String fill(Row row) throws RowException {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.column.isEmpty()) {
                text.append(piece.literal);
                continue;
            }
            String value = row.value(piece.column);
            if (value.isBlank()) {
                return "";
            }
            text.append(piece.filter.apply(value));
        }
        return text.toString();
    }

    /** The texts for a row: as many as its one column has values, where it is nothing but a column. */
    List<String> fillAll(Row row) throws RowException {
        List<String> texts = new ArrayList<>();
        if (pieces.size() == 1 && !pieces.get(0).column.isEmpty()) {
            for (String value : row.values(pieces.get(0).column)) {
                texts.add(pieces.get(0).filter.apply(value));
            }
        } else {
            texts.add(fill(row));
        }
        return texts;
    }

    private static String integer(String value) throws RowException {
        try {
            BigDecimal number = new BigDecimal(value.strip());
            if (number.precision() - number.scale() <= 40) {
                return number.toBigIntegerExact().toString();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below, in the same words as a number that is too large.
        }
        throw new RowException("'" + value + "' is not a whole number");
    }
}
