package io.earshot.query;

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
    private final Post post;
    private final List<PlainTokens.Token> tokens;

    BruteForce(Post post) {
        this.post = post;
        tokens = PlainTokens.of(post.text());
    }

    /** A place, by tokens and by the characters that are marked. */
    private record Place(int first, int last, int start, int end) {}

    /** Where the query matches, if it does. */
    Optional<List<Span>> answer(Query query) {
        return matches(query) ? Optional.of(spans(query)) : Optional.empty();
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
            return has(filter);
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
                    .filter(place -> places.stream()
                            .noneMatch(other ->
                                    !other.equals(place) && place.first <= other.first && other.last <= place.last))
                    .forEach(place -> marks.add(new Span(place.start, place.end)));
        } else if (query instanceof Query.Term) {
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
            for (int first = 0; first < tokens.size(); first++) {
                continuePhrase(phrase, 0, first, first, places);
            }
        } else if (query instanceof Query.Term term) {
            continuePhrase(new Query.Phrase(List.of(term), 0), 0, 0, -1, places);
        }
        return places;
    }

    /** Tries every token from {@code from} on as the next of the phrase, the first only at {@code first}. */
    private void continuePhrase(Query.Phrase phrase, int next, int from, int first, List<Place> places) {
        Query.Term term = phrase.terms().get(next);
        for (int i = from; i < tokens.size(); i++) {
            if (next == 0 && first >= 0 && i != first) {
                continue;
            }
            int begin = next == 0 ? i : first;
            if (!tokens.get(i).matches(term) || i - begin - next > phrase.slop()) {
                continue;
            }
            if (next + 1 < phrase.terms().size()) {
                continuePhrase(phrase, next + 1, i + 1, begin, places);
            } else {
                PlainTokens.Token left = tokens.get(begin);
                PlainTokens.Token right = tokens.get(i);
                places.add(new Place(
                        begin,
                        i,
                        left.starts().get(left.reading(phrase.terms().get(0))),
                        right.ends().get(right.reading(term))));
            }
        }
    }

    private boolean has(Query.Filter filter) {
        String value = filter.value();
        Long followers = post.author().followers();
        return switch (filter.field()) {
            case PLATFORM -> post.platform().code().equals(value);
            case LANG ->
                post.lang() != null && (post.lang().equals(value) || post.lang().startsWith(value + "-"));
            case IS -> post.kind().name().equalsIgnoreCase(value);
            case HAS -> tokens.stream().anyMatch(token -> token.kind().equals(value.equals("links") ? "url" : "tag"));
            case FOLLOWERS -> followers != null && followers > Long.parseLong(value.substring(1));
            default -> throw new AssertionError("the generator makes no " + filter);
        };
    }
}
