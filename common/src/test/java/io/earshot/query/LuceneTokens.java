package io.earshot.query;

import io.earshot.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The tokens of a post as our tokenizer reads them, for Lucene: all that a token can be found as is at its position. */
final class LuceneTokens extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final List<Found> all;
    private int next;

    private record Found(String term, int position) {}

    LuceneTokens(String text) {
        Tokens tokens = new Tokens();
        tokens.read(text, false);
        List<Found> found = new ArrayList<>();
        for (int form = 0; form < tokens.forms; form++) {
            String folded = tokens.foldedText(form);
            List<String> terms =
                    switch (tokens.kind[form]) {
                        case Tokens.TAG -> List.of("#" + folded, " " + folded);
                        case Tokens.CASHTAG -> List.of("$" + folded, " " + folded);
                        case Tokens.HANDLE -> List.of("@" + folded);
                        case Tokens.URL -> List.of("/");
                        default -> List.of(" " + folded);
                    };
            for (String of : terms) {
                found.add(new Found(of, tokens.position[form]));
            }
        }
        all = found.stream().distinct().toList();
    }

    /** What a term of ours is to Lucene: a word begins with a space, all else with its sign. */
    static String of(Query.Term term) {
        return (term.kind() == Query.Term.Kind.WORD ? " " : term.kind().sign()) + term.text();
    }

    @Override
    public boolean incrementToken() {
        if (next == all.size()) {
            return false;
        }
        clearAttributes();
        Found found = all.get(next);
        term.append(found.term);
        increment.setPositionIncrement(found.position - (next == 0 ? -1 : all.get(next - 1).position));
        next++;
        return true;
    }
}
