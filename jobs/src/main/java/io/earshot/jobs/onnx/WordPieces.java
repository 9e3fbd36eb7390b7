package io.earshot.jobs.onnx;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts texts into the pieces that a network of BERT's family was trained on (Devlin et al. 2019), as their numbers. It
 * has to cut just as the trainer's tokenizer did, or the network reads another text. OpenNLP's
 * {@code WordpieceTokenizer} does not: it folds nothing, leaves marks joined to what follows them, and keeps the first
 * half of a word whose second is unknown.
 */
final class WordPieces {
    private static final String BEGIN = "[CLS]";
    private static final String END = "[SEP]";
    private static final String UNKNOWN = "[UNK]";
    private static final String PADDING = "[PAD]";
    private static final String CONTINUED = "##";

    /** A longer word is unknown, as in the original. */
    private static final int LONGEST_WORD = 100;

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");
    private static final Pattern ACCENTED_LATIN = Pattern.compile("[a-z]\\p{Mn}");

    private final Map<String, Integer> ids;
    private final long begin;
    private final long end;
    private final int unknown;
    private final long padding;
    private final boolean lowerCase;
    private final boolean accents;

    private WordPieces(Path file, Map<String, Integer> ids) {
        this.ids = ids;
        begin = special(file, BEGIN);
        end = special(file, END);
        unknown = special(file, UNKNOWN);
        padding = special(file, PADDING);
        // A vocabulary says by itself how its texts were folded: what was folded away can't be in it.
        lowerCase = ids.keySet().stream().noneMatch(WordPieces::isCased);
        accents = !lowerCase
                || ids.keySet().stream().anyMatch(piece -> ACCENTED_LATIN
                        .matcher(Normalizer.normalize(piece, Normalizer.Form.NFD))
                        .find());
    }

    /**
     * Reads a vocabulary, one piece a line.
     *
     * @throws IllegalArgumentException if it is none, in words for the user
     */
    static WordPieces read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    file + ": not UTF-8: expected the vocab.txt of a WordPiece tokenizer, one piece a line", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e, e);
        }
        if (!lines.isEmpty() && lines.get(0).startsWith("{")) {
            throw new IllegalArgumentException(file
                    + ":1: this is JSON: expected the vocab.txt of a WordPiece tokenizer, one piece a line. A network with"
                    + " another tokenizer has to bring it along: export it so that it takes strings");
        }
        Map<String, Integer> ids = new HashMap<>();
        for (int id = 0; id < lines.size(); id++) {
            ids.put(lines.get(id).strip(), id);
        }
        return new WordPieces(file, ids);
    }

    private int special(Path file, String piece) {
        Integer id = ids.get(piece);
        if (id == null) {
            throw new IllegalArgumentException(file + ": no line '" + piece
                    + "': expected the vocab.txt of a WordPiece tokenizer, which has " + BEGIN + ", " + END + ", "
                    + UNKNOWN
                    + " and " + PADDING);
        }
        return id;
    }

    /** What fills the shorter texts of a batch. */
    long padding() {
        return padding;
    }

    /** The text's pieces between the marks of beginning and end, the first ones if there are more than {@code most}. */
    long[] encode(String text, int most) {
        long[] pieces = new long[most];
        pieces[0] = begin;
        int count = 1;
        for (String word : words(text)) {
            if (count == most - 1) {
                break;
            }
            count = addPieces(word, pieces, count);
        }
        pieces[count++] = end;
        return Arrays.copyOf(pieces, count);
    }

    /** The longest piece of the vocabulary that the word begins with, and so on; the whole word is unknown if one is not in it. */
    private int addPieces(String word, long[] pieces, int count) {
        int room = pieces.length - 1;
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            pieces[count] = unknown;
            return count + 1;
        }
        int to = count;
        for (int from = 0; from < word.length(); ) {
            int until = word.length();
            Integer id = id(word, from, until);
            while (id == null && word.codePointCount(from, until) > 1) {
                until = word.offsetByCodePoints(until, -1);
                id = id(word, from, until);
            }
            if (id == null) {
                pieces[count] = unknown;
                return count + 1;
            }
            if (to < room) {
                pieces[to++] = id;
            }
            from = until;
        }
        return to;
    }

    private @Nullable Integer id(String word, int from, int until) {
        String piece = word.substring(from, until);
        return ids.get(from == 0 ? piece : CONTINUED + piece);
    }

    private String[] words(String text) {
        String folded = text;
        if (lowerCase) {
            folded = accents
                    ? text
                    : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                            .replaceAll("");
            folded = folded.toLowerCase(Locale.ROOT);
        }
        StringBuilder spaced = new StringBuilder(folded.length() + 16);
        folded.codePoints().forEach(c -> {
            if (isSpace(c)) {
                spaced.append(' ');
            } else if (isMark(c) || Character.isIdeographic(c)) {
                spaced.append(' ').appendCodePoint(c).append(' ');
            } else if (!isNothing(c)) {
                spaced.appendCodePoint(c);
            }
        });
        String trimmed = spaced.toString().strip();
        return trimmed.isEmpty() ? new String[0] : trimmed.split(" +", -1);
    }

    private static boolean isCased(String piece) {
        return !piece.startsWith("[") && piece.codePoints().anyMatch(Character::isUpperCase);
    }

    private static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** Every sign of ASCII counts as a mark, as in the original. */
    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
        };
    }

    private static boolean isNothing(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> c == 0xfffd;
        };
    }
}
