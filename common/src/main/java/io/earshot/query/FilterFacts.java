package io.earshot.query;

import io.earshot.post.PostKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What follows from one field of a post for another, whatever the post. Says nothing where it is not sure. */
final class FilterFacts {
    private static final List<String> ALL_KINDS = Arrays.stream(PostKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private FilterFacts() {}

    /** Whether every post that has the one has the other too. */
    static boolean implies(Query.Filter one, Query.Filter other) {
        if (one.equals(other)) {
            return true;
        }
        String value = one.value();
        String wanted = other.value();
        if (one.field() != other.field()) {
            return isOfKind(one)
                    && isOfKind(other)
                    && value.equals(wanted)
                    && (other.field() == Field.IS || isPlain(one));
        }
        return switch (one.field()) {
            case LANG -> value.startsWith(wanted + "-");
            case SITE -> value.endsWith("." + wanted);
            case URL -> value.contains(wanted);
            case FOLLOWERS, RATING, SENTIMENT ->
                isRange(one) && isRange(other) && range(one).isIn(range(other));
            case PLATFORM, IS, HAS, KIND, AUTHOR, COUNTRY, TO, INTENT -> false;
        };
    }

    /** Whether no post has both. */
    static boolean exclude(Query.Filter one, Query.Filter other) {
        String value = one.value();
        String unlike = other.value();
        if (isOfKind(one) && isOfKind(other)) {
            return kinds(one).stream().noneMatch(kinds(other)::contains);
        }
        if (one.field() != other.field()) {
            return false;
        }
        return switch (one.field()) {
            case PLATFORM, AUTHOR, COUNTRY, INTENT -> !value.equals(unlike);
            case LANG -> !value.equals(unlike) && !implies(one, other) && !implies(other, one);
            case SENTIMENT ->
                isRange(one) == isRange(other)
                        && (isRange(one) ? !range(one).meets(range(other)) : !value.equals(unlike));
            case FOLLOWERS, RATING -> !range(one).meets(range(other));
            case IS, HAS, KIND, TO, SITE, URL -> false;
        };
    }

    /** What the numbers of a field are where no post can have one of these; empty where one can, or for other fields. */
    static String bounds(Query.Filter filter) {
        if (filter.field() == Field.RATING && !range(filter).meets(Range.parse("1..5"))) {
            return "a rating is from 1 to 5";
        }
        if (filter.field() == Field.SENTIMENT
                && isRange(filter)
                && !range(filter).meets(Range.parse("-1..1"))) {
            return "a sentiment is from -1 to 1";
        }
        return "";
    }

    private static boolean isOfKind(Query.Filter filter) {
        return filter.field() == Field.KIND
                || (filter.field() == Field.IS && !filter.value().equals("verified"));
    }

    /** The kinds that a post may be of for this to hold. */
    private static List<String> kinds(Query.Filter filter) {
        if (filter.field() == Field.KIND || isPlain(filter)) {
            return List.of(filter.value());
        }
        // A post may repeat another, and any kind may answer one.
        return filter.value().equals("repost") ? List.of("repost", "post") : ALL_KINDS;
    }

    /** Whether it asks for the kind alone, under whichever name. */
    private static boolean isPlain(Query.Filter filter) {
        return !filter.value().equals("repost") && !filter.value().equals("reply");
    }

    private static boolean isRange(Query.Filter filter) {
        return !Character.isLetter(filter.value().charAt(0));
    }

    private static Range range(Query.Filter filter) {
        return Range.parse(filter.value());
    }
}
