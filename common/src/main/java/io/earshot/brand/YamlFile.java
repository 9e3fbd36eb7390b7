package io.earshot.brand;

import io.earshot.query.Severity;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML file as a tree whose every node, and every character of whose texts, has its place in the file. */
public final class YamlFile {
    private static final int MOST_CHARACTERS = 64 << 20;

    private final String name;
    private final List<BrandFinding> findings;
    private final String text;
    private final int[] lineStarts;

    private YamlFile(String name, String text, List<BrandFinding> findings) {
        this.name = name;
        this.text = text;
        this.findings = findings;
        lineStarts = lineStarts(text);
    }

    /** Decodes a file; what is no text is found wrong, and the file is as if it ended there. */
    public static YamlFile decode(String name, byte[] content, List<BrandFinding> findings) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(content), decoded, true);
        String text = decoded.flip().toString();
        YamlFile file = new YamlFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text, findings);
        if (result.isError()) {
            file.error(file.text.length(), "expected UTF-8, found bytes that are none");
        }
        return file;
    }

    /** The root of the file's one document; none where it is empty or cannot be read, which is then found wrong. */
    public Optional<Node> root() {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(name)
                    .setCodePointLimit(MOST_CHARACTERS)
                    .build();
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            error(index(e.getProblemMark().or(e::getContextMark)), context + e.getProblem());
        } catch (ReaderException e) {
            error(
                    text.offsetByCodePoints(0, Math.min(e.getPosition(), text.codePointCount(0, text.length()))),
                    "expected text, found a control character");
        } catch (StackOverflowError e) {
            // The parser goes down a call for each level and knows no limit of its own.
            error(0, "lists or mappings go too deep");
        } catch (YamlEngineException e) {
            error(0, String.valueOf(e.getMessage()).lines().findFirst().orElse("not YAML"));
        }
        return Optional.empty();
    }

    /** Says what is wrong with a node. */
    public void error(Node at, String message) {
        error(index(at.getStartMark()), message);
    }

    /** Says what of a node may be meant otherwise. */
    public void warning(Node at, String message) {
        add(Severity.WARNING, index(at.getStartMark()), message);
    }

    void add(Severity severity, Node at, String message) {
        add(severity, index(at.getStartMark()), message);
    }

    /** Says something of a character of a scalar's value. */
    void add(Severity severity, ScalarNode at, int offset, String message) {
        int exact = inSource(at, offset);
        if (exact >= 0) {
            add(severity, exact, message);
        } else {
            add(severity, index(at.getStartMark()), "character " + (offset + 1) + " of the text: " + message);
        }
    }

    /** How many errors were found so far, in all files that were decoded together with this one. */
    long errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }

    /** Line and column of a node, for other messages to point at. */
    public String place(Node node) {
        BrandFinding finding = finding(Severity.ERROR, index(node.getStartMark()), "");
        return finding.file() + ":" + finding.line() + ":" + finding.column();
    }

    private void error(int index, String message) {
        add(Severity.ERROR, index, message);
    }

    private void add(Severity severity, int index, String message) {
        findings.add(finding(severity, index, message));
    }

    private BrandFinding finding(Severity severity, int index, String message) {
        int found = Arrays.binarySearch(lineStarts, index);
        int line = found >= 0 ? found : -found - 2;
        return new BrandFinding(name, line + 1, text.codePointCount(lineStarts[line], index) + 1, severity, message);
    }

    private int index(Optional<Mark> mark) {
        if (mark.isEmpty()) {
            return 0;
        }
        int start = lineStarts[Math.min(mark.get().getLine(), lineStarts.length - 1)];
        int characters = Math.min(mark.get().getColumn(), text.codePointCount(start, text.length()));
        return text.offsetByCodePoints(start, characters);
    }

    private static int[] lineStarts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                starts.add(i + 1);
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    // From a value back to the file

    /**
     * Where a character of a scalar's value stands in the file. Quoting, escapes and folding change only white space and
     * escaped characters, so value and file are walked side by side, white space apart. −1 where they do not agree.
     */
    private int inSource(ScalarNode node, int offset) {
        String value = node.getValue();
        int at = skipProperties(index(node.getStartMark()));
        boolean escapes = false;
        boolean doubledQuotes = false;
        switch (node.getScalarStyle()) {
            case DOUBLE_QUOTED -> {
                escapes = true;
                at++;
            }
            case SINGLE_QUOTED -> {
                doubledQuotes = true;
                at++;
            }
            case LITERAL, FOLDED -> at = afterLine(at);
            case PLAIN, JSON_SCALAR_STYLE -> {}
        }
        for (int i = 0; i < value.length(); ) {
            if (isSpace(value.charAt(i))) {
                if (i == offset) {
                    return at;
                }
                i++;
                continue;
            }
            at = skipSpace(at, escapes);
            if (i >= offset) {
                return at;
            }
            int length = escapes ? escapeLength(at) : 0;
            if (length > 0) {
                i += text.charAt(at + 1) == 'U' ? Character.charCount(value.codePointAt(i)) : 1;
                at += length;
            } else if (at >= text.length() || text.charAt(at) != value.charAt(i)) {
                return -1;
            } else {
                at += doubledQuotes && value.charAt(i) == '\'' ? 2 : 1;
                i++;
            }
        }
        return at;
    }

    /** After an anchor and a tag, which belong to the node but not to its value. */
    private int skipProperties(int start) {
        int at = start;
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < text.length() && !isSpace(text.charAt(at))) {
                at++;
            }
            at = skipSpace(at, false);
        }
        return at;
    }

    private int afterLine(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end + 1;
    }

    private int skipSpace(int start, boolean escapes) {
        int at = start;
        while (at < text.length()) {
            int length = escapes ? escapeLength(at) : 0;
            if (isSpace(text.charAt(at))) {
                at++;
            } else if (length > 0 && "nrt \t\n\r".indexOf(text.charAt(at + 1)) >= 0) {
                at += length;
            } else {
                break;
            }
        }
        return at;
    }

    /** How many characters the escape here has; 0 where there is none. */
    private int escapeLength(int at) {
        if (at + 1 >= text.length() || text.charAt(at) != '\\') {
            return 0;
        }
        return switch (text.charAt(at + 1)) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
