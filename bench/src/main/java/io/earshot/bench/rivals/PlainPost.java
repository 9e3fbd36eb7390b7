package io.earshot.bench.rivals;

import io.earshot.post.Post;
import io.earshot.post.PostKind;
import io.earshot.query.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A post with the places of its words in a map, against which a query is evaluated as it is written. */
final class PlainPost {
    private final Post post;
    private final Map<String, List<Integer>> places = new HashMap<>();

    PlainPost(Post post) {
        this.post = post;
        String[] words = post.text().toLowerCase(Locale.ROOT).strip().split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            places.computeIfAbsent(words[i], word -> new ArrayList<>()).add(i);
        }
    }

    boolean matches(Query query) {
        if (query instanceof Query.And and) {
            for (Query part : and.parts()) {
                if (!matches(part)) {
                    return false;
                }
            }
            return true;
        }
        if (query instanceof Query.Or or) {
            for (Query side : or.sides()) {
                if (matches(side)) {
                    return true;
                }
            }
            return false;
        }
        if (query instanceof Query.Not not) {
            return !matches(not.query());
        }
        if (query instanceof Query.Near near) {
            return isNear(near);
        }
        if (query instanceof Query.Filter filter) {
            return holds(filter.field().code(), filter.value());
        }
        return !find(query).isEmpty();
    }

    private record Place(int first, int last) {}

    private boolean isNear(Query.Near near) {
        List<Place> lefts = find(near.left());
        List<Place> rights = lefts.isEmpty() ? lefts : find(near.right());
        for (Place left : lefts) {
            for (Place right : rights) {
                int after = right.first - left.last - 1;
                int before = left.first - right.last - 1;
                boolean follows = after >= 0 && after <= near.distance();
                boolean leads = before >= 0 && before <= near.distance();
                if (follows || (leads && !near.ordered())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All places of a word, a phrase or an OR of them. */
    private List<Place> find(Query query) {
        List<Place> found = new ArrayList<>();
        if (query instanceof Query.Or or) {
            or.sides().forEach(side -> found.addAll(find(side)));
        } else if (query instanceof Query.Phrase phrase) {
            for (int first : placesOf(phrase.terms().get(0))) {
                follow(phrase, 1, first, first, found);
            }
        } else if (query instanceof Query.Term term) {
            placesOf(term).forEach(place -> found.add(new Place(place, place)));
        }
        return found;
    }

    private void follow(Query.Phrase phrase, int next, int first, int last, List<Place> found) {
        if (next == phrase.terms().size()) {
            found.add(new Place(first, last));
            return;
        }
        int limit = first + next + phrase.slop();
        for (int place : placesOf(phrase.terms().get(next))) {
            if (place > last && place <= limit) {
                follow(phrase, next + 1, first, place, found);
            }
        }
    }

    private List<Integer> placesOf(Query.Term term) {
        String text = term.kind().sign() + term.text();
        if (!term.prefix()) {
            return places.getOrDefault(text, List.of());
        }
        List<Integer> begun = new ArrayList<>();
        places.forEach((word, of) -> {
            if (word.startsWith(text)) {
                begun.addAll(of);
            }
        });
        return begun;
    }

    /** The fields that generated queries ask for. */
    private boolean holds(String field, String value) {
        return switch (field) {
            case "platform" -> post.platform().code().equals(value);
            case "lang" -> value.equals(post.lang());
            case "country" -> value.equals(post.country());
            case "author" -> value.equals(post.author().handle());
            case "is" -> value.equals("repost") && post.kind() == PostKind.REPOST;
            case "has" -> value.equals("links") && !post.links().isEmpty();
            case "followers" ->
                post.author().followers() != null && post.author().followers() > Long.parseLong(value.replace(">", ""));
            default -> throw new IllegalArgumentException(field + ":" + value);
        };
    }
}
