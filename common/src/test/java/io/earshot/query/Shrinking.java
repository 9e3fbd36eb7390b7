package io.earshot.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.brand.MatchOptions;
import io.earshot.json.Json;
import io.earshot.post.Post;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a case that fails as small as it gets while it still fails, so that a person sees why. */
final class Shrinking {
    /** More tries than this are not made: a case that is small enough is good enough. */
    private static final int MOST_TRIES = 20_000;

    private final Predicate<Case> fails;
    private int tries;

    private Shrinking(Predicate<Case> fails) {
        this.fails = fails;
    }

    /** The smallest case that it comes to by single steps, each of which still fails. */
    static Case shrink(Case failing, Predicate<Case> fails) {
        Shrinking shrinking = new Shrinking(fails);
        Case smallest = failing;
        Optional<Case> smaller = Optional.of(failing);
        while (smaller.isPresent()) {
            smallest = smaller.get();
            smaller = steps(smallest).filter(shrinking::stillFails).findFirst();
        }
        return smallest;
    }

    private boolean stillFails(Case step) {
        return tries++ < MOST_TRIES && isTaken(step.query()) && fails.test(step);
    }

    /** Whether the parser takes it and reads it as the same. */
    private static boolean isTaken(Query query) {
        return query.equals(QueryParser.parse(query.toString()).query());
    }

    /** All cases that are a step smaller, the much smaller ones first. */
    private static Stream<Case> steps(Case of) {
        return Stream.of(
                        fewer(of.company()).map(fewer -> new Case(of.asked(), of.post(), fewer, of.before())),
                        fewer(of.before()).map(fewer -> new Case(of.asked(), of.post(), of.company(), fewer)),
                        oneSmaller(of.company(), Shrinking::smaller)
                                .map(some -> new Case(of.asked(), of.post(), some, of.before())),
                        oneSmaller(of.before(), Shrinking::smaller)
                                .map(some -> new Case(of.asked(), of.post(), of.company(), some)),
                        smaller(of.asked()).map(asked -> new Case(asked, of.post(), of.company(), of.before())),
                        smaller(of.post()).map(post -> new Case(of.asked(), post, of.company(), of.before())))
                .flatMap(Function.identity());
    }

    /** The list without a run of its elements: without all, then halves, then quarters, and at last single ones. */
    static <T> Stream<List<T>> fewer(List<T> all) {
        return Stream.iterate(all.size(), run -> run > 0, run -> run / 2)
                .flatMap(run -> Stream.iterate(0, from -> from < all.size(), from -> from + run)
                        .map(from -> without(all, from, Math.min(all.size(), from + run))));
    }

    /** The list with one of its elements made smaller. */
    private static <T> Stream<List<T>> oneSmaller(List<T> all, Function<T, Stream<T>> smaller) {
        return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                .flatMap(i -> smaller.apply(all.get(i)).map(element -> {
                    List<T> changed = new ArrayList<>(all);
                    changed.set(i, element);
                    return changed;
                }));
    }

    private static <T> List<T> without(List<T> all, int from, int to) {
        List<T> rest = new ArrayList<>(all.subList(0, from));
        rest.addAll(all.subList(to, all.size()));
        return rest;
    }

    private static Stream<Asked> smaller(Asked asked) {
        return Stream.concat(
                oneOptionLess(asked.options()).map(options -> new Asked(asked.query(), options)),
                smaller(asked.query()).map(asked::with));
    }

    private static Stream<MatchOptions> oneOptionLess(MatchOptions of) {
        return Stream.of(
                        MatchOptions.DEFAULT,
                        new MatchOptions(null, of.hashtags(), of.leetspeak(), of.reposts(), of.ownPosts()),
                        new MatchOptions(of.accents(), null, of.leetspeak(), of.reposts(), of.ownPosts()),
                        new MatchOptions(of.accents(), of.hashtags(), null, of.reposts(), of.ownPosts()),
                        new MatchOptions(of.accents(), of.hashtags(), of.leetspeak(), null, of.ownPosts()),
                        new MatchOptions(of.accents(), of.hashtags(), of.leetspeak(), of.reposts(), null))
                .filter(less -> !less.equals(of));
    }

    private static Stream<Query> smaller(Query query) {
        if (query instanceof Query.And and) {
            return smaller(and.parts(), Query::and);
        }
        if (query instanceof Query.Or or) {
            return smaller(or.sides(), Query::or);
        }
        if (query instanceof Query.Not not) {
            return Stream.concat(
                    Stream.of(not.query()),
                    smaller(not.query())
                            .filter(inner -> !(inner instanceof Query.Not))
                            .map(Query.Not::new));
        }
        if (query instanceof Query.Near near) {
            return smaller(near);
        }
        if (query instanceof Query.Phrase phrase) {
            return Stream.concat(
                    fewer(phrase.terms())
                            .filter(terms -> !terms.isEmpty())
                            .map(terms -> terms.size() == 1 ? terms.get(0) : new Query.Phrase(terms, phrase.slop())),
                    lower(phrase.slop()).map(slop -> new Query.Phrase(phrase.terms(), slop)));
        }
        if (query instanceof Query.Raw raw) {
            return fewer(raw.text().codePoints().boxed().toList())
                    .map(points -> points.stream().map(Character::toString).collect(Collectors.joining()))
                    .filter(text -> !text.isBlank())
                    .map(Query.Raw::new);
        }
        return query instanceof Query.Term term && term.prefix()
                ? Stream.of(new Query.Term(term.kind(), term.text(), false))
                : Stream.empty();
    }

    /** One of the parts alone, fewer of them, or one of them smaller. */
    private static Stream<Query> smaller(List<Query> parts, Function<List<Query>, Query> join) {
        Stream<Query> one = parts.stream();
        Stream<Query> fewer = fewer(parts).filter(some -> some.size() > 1).map(join);
        Stream<Query> inner = oneSmaller(parts, Shrinking::smaller).map(join);
        return Stream.of(one, fewer, inner).flatMap(Function.identity());
    }

    private static Stream<Query> smaller(Query.Near near) {
        return Stream.of(
                        Stream.of(near.left(), near.right()),
                        smaller(near.left())
                                .map(left -> new Query.Near(left, near.right(), near.distance(), near.ordered())),
                        smaller(near.right())
                                .map(right -> new Query.Near(near.left(), right, near.distance(), near.ordered())),
                        lower(near.distance())
                                .map(distance -> new Query.Near(near.left(), near.right(), distance, near.ordered())))
                .flatMap(Function.identity());
    }

    private static Stream<Integer> lower(int number) {
        return number == 0
                ? Stream.empty()
                : Stream.of(0, number / 2, number - 1).distinct();
    }

    private static Stream<Post> smaller(Post post) {
        int[] text = post.text().codePoints().toArray();
        List<Integer> points = new ArrayList<>();
        for (int c : text) {
            points.add(c);
        }
        Stream<Post> shorter = fewer(points).map(fewer -> {
            StringBuilder rest = new StringBuilder();
            fewer.forEach(rest::appendCodePoint);
            return post.withText(rest.toString(), post.links());
        });
        Stream<Post> plainer = Stream.concat(Stream.of(Matching.post(post.text())), withOneFieldLess(post))
                .filter(plain -> !plain.equals(post));
        return Stream.concat(plainer, shorter);
    }

    private static Stream<Post> withOneFieldLess(Post post) {
        ObjectNode fields = Json.MAPPER.valueToTree(post);
        List<String> names = new ArrayList<>();
        fields.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !Set.of("id", "platform", "createdAt", "text").contains(name))
                .map(name -> {
                    try {
                        return Json.MAPPER.treeToValue(fields.deepCopy().without(name), Post.class);
                    } catch (JsonProcessingException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
