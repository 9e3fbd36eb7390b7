package io.earshot.query;

import io.earshot.post.Post;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a post has in a field, for a person who wonders why a filter held or did not. */
final class FieldValue {
    private static final List<String> SORTS =
            List.of("repost", "reply", "quote", "comment", "review", "message", "verified");
    private static final List<String> COMPANY = List.of("media", "links", "hashtags", "mentions");

    private FieldValue() {}

    /** As {@code followers: 12, wanted >1000}. */
    static String told(Query.Filter filter, Evidence evidence) {
        return filter.field().code() + ": " + of(filter.field(), evidence) + ", wanted " + filter.value();
    }

    private static String of(Field field, Evidence evidence) {
        Post post = evidence.post();
        return switch (field) {
            case PLATFORM -> post.platform().code();
            case LANG -> known(post.lang());
            case COUNTRY -> known(post.country());
            case AUTHOR -> known(post.author().handle());
            case KIND -> post.kind().name().toLowerCase(Locale.ROOT);
            case IS -> those(SORTS, field, evidence);
            case HAS -> those(COMPANY, field, evidence);
            case TO -> Addressee.told(evidence);
            case SITE, URL -> Pages.told(evidence);
            case SENTIMENT -> judged(evidence, judged -> judged.tone() + " " + judged.score());
            case INTENT -> judged(evidence, judged -> judged.intent());
            case FOLLOWERS -> known(post.author().followers());
            case RATING -> known(post.rating());
        };
    }

    private static String judged(Evidence evidence, Function<Judged, @Nullable Object> value) {
        Judged judged = evidence.judged();
        Object known = judged == null ? null : value.apply(judged);
        return known(known).replace("null", "not known").toLowerCase(Locale.ROOT);
    }

    private static String known(@Nullable Object value) {
        return value == null ? "not known" : value.toString();
    }

    /** Which of the field's values the post has. */
    private static String those(List<String> values, Field field, Evidence evidence) {
        String held = values.stream()
                .filter(value -> FieldTest.of(new Query.Filter(field, value)).holds(evidence))
                .collect(Collectors.joining(" "));
        return held.isEmpty() ? "none" : held;
    }
}
