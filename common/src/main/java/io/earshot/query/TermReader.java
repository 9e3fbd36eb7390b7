package io.earshot.query;

import io.earshot.token.CharClass;
import io.earshot.token.Folding;
import io.earshot.token.Tokens;
import io.earshot.token.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads words and phrases of a query by the tokens that posts are read by, so that both agree on what a word is. */
final class TermReader {
    private static final int LEAST_BEFORE_WILDCARD = 3;
    private static final int MOST_BEFORE_WILDCARD = 60;
    private static final Map<String, String> OTHER_OPERATORS =
            Map.of("|", "OR", "||", "OR", "&", "AND", "&&", "AND", "+", "AND", "!", "NOT");
    private static final Query.Term NONE = new Query.Term(Query.Term.Kind.WORD, "?", false);

    private final List<QueryFinding> findings;
    private final boolean foldsAccents;
    private final Tokens tokens = new Tokens();

    TermReader(List<QueryFinding> findings, int variant) {
        this.findings = findings;
        foldsAccents = (variant & Variant.ACCENTS) != 0;
    }

    /** A word without quotes; the phrase of its parts where a hyphen or the like parts them. */
    Query bare(Lexeme lexeme) {
        String text = lexeme.text();
        List<Query.Term> terms = terms(text, lexeme.start());
        if (terms.isEmpty()) {
            Optional<String> meant = Optional.ofNullable(OTHER_OPERATORS.get(text));
            error(lexeme.start(), "expected a word, found " + text + Suggestion.ending(meant));
            return NONE;
        }
        if (terms.size() == 1 && text.chars().anyMatch(c -> "+~?^|=".indexOf(c) >= 0)) {
            findings.add(new QueryFinding(
                    Severity.WARNING,
                    lexeme.start(),
                    "signs are not looked for: " + text + " is read as " + terms.get(0)
                            + (text.contains("~") ? "; ~ goes after a phrase, as in \"order number\"~2" : "")));
        }
        return whole(text, terms, 0);
    }

    /** A phrase in quotes. */
    Query phrase(Lexeme lexeme) {
        List<Query.Term> terms = terms(lexeme.text(), lexeme.inner());
        if (terms.isEmpty()) {
            error(lexeme.start(), "expected a word between the quotes, found " + lexeme.shown());
            return NONE;
        }
        if (terms.size() == 1 && lexeme.number() > 0) {
            findings.add(new QueryFinding(
                    Severity.WARNING, lexeme.start(), "~" + lexeme.number() + " has no effect on a single word"));
        }
        return whole(lexeme.text(), terms, lexeme.number());
    }

    /**
     * One term, or the phrase of several. Where several were written without anything between them, as in Chinese, a
     * hashtag of the whole is meant too.
     */
    private Query whole(String text, List<Query.Term> terms, int slop) {
        if (terms.size() == 1) {
            return terms.get(0);
        }
        Query phrase = new Query.Phrase(terms, slop);
        if (slop > 0 || terms.stream().anyMatch(term -> term.kind() != Query.Term.Kind.WORD || term.prefix())) {
            return phrase;
        }
        tokens.read("#" + text.strip(), true);
        if (tokens.count == 1 && tokens.kind[0] == Tokens.TAG) {
            return Query.or(List.of(phrase, new Query.Term(Query.Term.Kind.HASHTAG, folded(0), false)));
        }
        return phrase;
    }

    private List<Query.Term> terms(String text, int offset) {
        tokens.read(text, true);
        List<Query.Term> terms = new ArrayList<>();
        int star = text.indexOf('*');
        int count = 0;
        for (int form = 0; form < tokens.forms; form++) {
            if (tokens.position[form] < count) {
                continue;
            }
            count++;
            int start = tokens.start[form];
            int end = tokens.end[form];
            if (tokens.kind[form] == Tokens.URL) {
                error(offset + start, "addresses of pages are not looked for yet, found " + text.substring(start, end));
                terms.add(NONE);
                continue;
            }
            if (star >= 0 && (star < end || (star == end && isWithin(text, star)))) {
                error(offset + star, "* goes right after the letters that a word begins with, as in refund*");
                star = -1;
            }
            boolean prefix = star == end;
            Query.Term term = new Query.Term(kind(tokens.kind[form]), folded(form), prefix);
            if (prefix) {
                checkWildcard(term, offset + star);
                star = text.indexOf('*', star + 1);
            }
            terms.add(term);
        }
        if (star >= 0 && !terms.isEmpty()) {
            error(offset + star, "* goes right after the letters that a word begins with, as in refund*");
        }
        return terms;
    }

    private String folded(int form) {
        String folded = tokens.foldedText(form);
        return foldsAccents && tokens.kind[form] != Tokens.HANDLE ? Folding.withoutAccents(folded) : folded;
    }

    private static boolean isWithin(String text, int star) {
        return star + 1 < text.length() && Character.isLetterOrDigit(text.codePointAt(star + 1));
    }

    private void checkWildcard(Query.Term term, int offset) {
        int letters = term.text().codePointCount(0, term.text().length());
        int last = term.text().codePointBefore(term.text().length());
        if (term.kind() != Query.Term.Kind.WORD) {
            error(offset, "* goes with a word only, found " + term + "; a word with * finds hashtags too");
        } else if (CharClass.of(last) == CharClass.SINGLE) {
            error(offset, "* is not needed here: words of this script are found inside longer ones, found " + term);
        } else if (letters < LEAST_BEFORE_WILDCARD) {
            error(offset, "* needs at least " + LEAST_BEFORE_WILDCARD + " letters before it, found " + term);
        } else if (term.text().length() > MOST_BEFORE_WILDCARD) {
            error(offset, "* takes at most " + MOST_BEFORE_WILDCARD + " letters before it, found " + letters);
        }
    }

    static Query.Term.Kind kind(byte token) {
        return switch (token) {
            case Tokens.TAG -> Query.Term.Kind.HASHTAG;
            case Tokens.HANDLE -> Query.Term.Kind.HANDLE;
            case Tokens.CASHTAG -> Query.Term.Kind.CASHTAG;
            default -> Query.Term.Kind.WORD;
        };
    }

    private void error(int offset, String message) {
        findings.add(new QueryFinding(Severity.ERROR, offset, message));
    }
}
