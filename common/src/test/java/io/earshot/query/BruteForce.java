package io.earshot.query;

import io.earshot.brand.MatchOptions;
import io.earshot.mention.Span;
import io.earshot.post.Post;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What queries mean, by trying everything: the definition that the indexed matcher is held against. */
final class BruteForce {
    private static final String OF_WORD = "(?![" + PlainTokens.IGNORED + "])" + PlainTokens.WORD;

    private final Post post;
    private final MatchOptions options;
    private final List<PlainTokens.Token> tokens;

    /** What queries of brands with these options mean. */
    BruteForce(Post post, MatchOptions options) {
        this.post = post;
        this.options = options;
        tokens = PlainOptions.read(PlainTokens.of(post.text()), post.text(), options);
    }

    /** A place, by tokens and by the characters that are marked. */
    private record Place(int first, int last, int start, int end) {
        /** Whether the other lies in it: by tokens, and of the same tokens, which have several words, by characters. */
        boolean holds(Place other) {
            boolean beginsBefore = first < other.first || (first == other.first && start <= other.start);
            boolean endsAfter = last > other.last || (last == other.last && end >= other.end);
            return beginsBefore && endsAfter;
        }
    }

    /** Where the query matches, if it does. */
    Optional<List<Span>> answer(Query query) {
        return !PlainOptions.keepOut(options, post) && matches(query) ? Optional.of(spans(query)) : Optional.empty();
    }

    boolean matches(Query query) {
        if (query instanceof Query.And and) {
            return and.parts().stream().allMatch(this::matches);
        }
        if (query instanceof Query.Or or) {
            return or.sides().stream().anyMatch(this::matches);
        }
        if (query instanceof Query.Not not) {
            return !matches(not.query());
        }
        if (query instanceof Query.Near near) {
            List<Place> rights = places(near.right());
            return places(near.left()).stream()
                    .anyMatch(left -> rights.stream().anyMatch(right -> isNear(near, left, right)));
        }
        if (query instanceof Query.Filter filter) {
            return PlainFields.has(filter, post, tokens);
        }
        return !places(query).isEmpty();
    }

    /** The marked parts of the text. */
    List<Span> spans(Query query) {
        Set<Span> marks = new LinkedHashSet<>();
        mark(query, marks);
        return marks.stream()
                .filter(span -> marks.stream()
                        .noneMatch(other ->
                                !other.equals(span) && other.start() <= span.start() && span.end() <= other.end()))
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }

    private void mark(Query query, Set<Span> marks) {
        if (!matches(query)) {
            return;
        }
        if (query instanceof Query.And and) {
            and.parts().forEach(part -> mark(part, marks));
        } else if (query instanceof Query.Or or) {
            or.sides().forEach(side -> mark(side, marks));
        } else if (query instanceof Query.Near near) {
            for (Place left : places(near.left())) {
                for (Place right : places(near.right())) {
                    if (isNear(near, left, right)) {
                        marks.add(new Span(left.start, left.end));
                        marks.add(new Span(right.start, right.end));
                    }
                }
            }
        } else if (query instanceof Query.Phrase) {
            List<Place> places = places(query);
            places.stream()
                    .filter(place -> places.stream().noneMatch(other -> !other.equals(place) && place.holds(other)))
                    .forEach(place -> marks.add(new Span(place.start, place.end)));
        } else if (query instanceof Query.Term || query instanceof Query.Raw) {
            places(query).forEach(place -> marks.add(new Span(place.start, place.end)));
        }
    }

    private static boolean isNear(Query.Near near, Place left, Place right) {
        int between = right.first - left.last - 1;
        int betweenReversed = left.first - right.last - 1;
        return (between >= 0 && between <= near.distance())
                || (!near.ordered() && betweenReversed >= 0 && betweenReversed <= near.distance());
    }

    private List<Place> places(Query query) {
        List<Place> places = new ArrayList<>();
        if (query instanceof Query.Or or) {
            or.sides().forEach(side -> places.addAll(places(side)));
        } else if (query instanceof Query.Phrase phrase) {
            List<Query.Term> terms = phrase.terms().stream().map(this::read).toList();
            for (int first = 0; first < tokens.size(); first++) {
                continuePhrase(terms, phrase.slop(), 0, first, first, places);
                for (PlainTokens.Reading word : tokens.get(first).matching(terms.get(0))) {
                    continueWithin(first, terms, 1, word, word, places);
                }
            }
        } else if (query instanceof Query.Term term) {
            for (int i = 0; i < tokens.size(); i++) {
                for (PlainTokens.Reading reading : tokens.get(i).matching(read(term))) {
                    places.add(new Place(i, i, reading.start(), reading.end()));
                }
            }
        } else if (query instanceof Query.Raw raw) {
            findRaw(raw.text(), places);
        }
        return places;
    }

    private Query.Term read(Query.Term term) {
        return PlainOptions.read(term, options);
    }

    /** Tries every token from {@code from} on as the next of the phrase, the first only at {@code first}. */
    private void continuePhrase(List<Query.Term> terms, int slop, int next, int from, int first, List<Place> places) {
        Query.Term term = terms.get(next);
        for (int i = from; i < (next == 0 ? first + 1 : tokens.size()); i++) {
            List<PlainTokens.Reading> rights = tokens.get(i).matching(term);
            if (rights.isEmpty() || i - first - next > slop) {
                continue;
            }
            if (next + 1 < terms.size()) {
                continuePhrase(terms, slop, next + 1, i + 1, first, places);
                continue;
            }
            for (PlainTokens.Reading left : tokens.get(first).matching(terms.get(0))) {
                for (PlainTokens.Reading right : rights) {
                    places.add(new Place(first, i, left.start(), right.end()));
                }
            }
        }
    }

    /** Tries every later word of the same hashtag as the next of the phrase. */
    private void continueWithin(
            int tag,
            List<Query.Term> terms,
            int next,
            PlainTokens.Reading first,
            PlainTokens.Reading before,
            List<Place> places) {
        if (before.part() == 0) {
            return;
        }
        if (next == terms.size()) {
            places.add(new Place(tag, tag, first.start(), before.end()));
            return;
        }
        for (PlainTokens.Reading word : tokens.get(tag).matching(terms.get(next))) {
            if (word.part() > before.part()) {
                continueWithin(tag, terms, next + 1, first, word, places);
            }
        }
    }

    /** Tries the exact characters at every place of the text. */
    private void findRaw(String raw, List<Place> places) {
        List<PlainTokens.Token> wanted = PlainTokens.of(raw);
        for (int start = 0; start < post.text().length(); start++) {
            List<Integer> offsets = offsets(raw, start);
            int end = offsets.isEmpty() ? -1 : offsets.get(raw.length());
            if (offsets.isEmpty() || isInWord(start) || isInWord(end)) {
                continue;
            }
            List<Integer> numbers = new ArrayList<>();
            for (PlainTokens.Token token : wanted) {
                int number = numberOf(token, offsets.get(token.start()), offsets.get(token.end()));
                if (number >= 0) {
                    numbers.add(number);
                }
            }
            if (numbers.size() == wanted.size()) {
                int first = numbers.isEmpty() ? -1 : numbers.get(0);
                int last = numbers.isEmpty() ? -1 : numbers.get(numbers.size() - 1);
                places.add(new Place(first, last, start, end));
            }
        }
    }

    /** Where each of the characters stands that begin here, and where they end; nothing where others stand here. */
    private List<Integer> offsets(String raw, int start) {
        List<Integer> offsets = new ArrayList<>();
        String text = post.text();
        int at = start;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            offsets.add(at);
            if (at == text.length() || (c == ' ' ? !Character.isWhitespace(text.charAt(at)) : text.charAt(at) != c)) {
                return List.of();
            }
            at++;
            while (c == ' ' && at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        offsets.add(at);
        return offsets;
    }

    private boolean isInWord(int at) {
        return post.text().substring(0, at).matches("(?s).*" + OF_WORD)
                && post.text().substring(at).matches("(?s)" + OF_WORD + ".*");
    }

    /** The number of the token of the post that has just these characters and is the same; −1 for none. */
    private int numberOf(PlainTokens.Token wanted, int start, int end) {
        for (int i = 0; i < tokens.size(); i++) {
            PlainTokens.Token token = tokens.get(i);
            for (PlainTokens.Reading reading : token.readings()) {
                boolean isSigned = (token.kind().equals("tag") || token.kind().equals("cash")) && reading.part() == 0;
                boolean isWord = List.of("word", "sign", "emoji").contains(wanted.kind());
                boolean isSameKind = (wanted.kind().equals(token.kind()) && reading.part() == 0)
                        || (isWord
                                && !token.kind().equals("handle")
                                && !token.kind().equals("url"));
                int from = reading.start() + (isSigned && isWord ? 1 : 0);
                if (isSameKind && reading.word().equals(wanted.word()) && from == start && reading.end() == end) {
                    return i;
                }
            }
        }
        return -1;
    }
}
