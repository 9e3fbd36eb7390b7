package io.earshot.brand;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.earshot.number.NumberPattern;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.query.Dialect;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A brand to listen for: one entry of the brand book, one record of {@code earshot.brands}.
 *
 * @param id lower-case, stable for ever
 * @param name as people write it
 * @param handles its own accounts on each platform, without {@code @}
 * @param languages BCP 47 codes of the languages it serves; empty for all that we can judge
 * @param queries what a post must say to mean the brand
 * @param let the groups that its queries use, by name, in order of the name
 * @param matching how posts are matched for it
 * @param rules what its mentions are called and what they are worth to it
 * @param personalData what the numbers of its orders, bookings and the like look like, which are hidden in its mentions
 * @param competitors what posts call its competitors; a handle begins with {@code @}
 * @param alerts when it is told that something is unusual
 * @param care how those who write to it are cared for
 */
public record Brand(
        String id,
        String name,
        Map<Platform, List<String>> handles,
        List<String> languages,
        List<BrandQuery> queries,
        Map<String, String> let,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = MatchOptions.class)
        MatchOptions matching,

        List<Rule> rules,
        List<NumberPattern> personalData,
        List<String> competitors,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = AlertOptions.class)
        AlertOptions alerts,

        @JsonUnwrapped CareOptions care) {

    @JsonCreator
    public Brand {
        Objects.requireNonNull(id, "id");
        name = name == null ? id : name;
        handles = handles == null ? Map.of() : handles;
        languages = languages == null ? List.of() : languages;
        queries = queries == null ? List.of() : queries;
        let = Collections.unmodifiableSortedMap(let == null ? new TreeMap<>() : new TreeMap<>(let));
        matching = matching == null ? MatchOptions.DEFAULT : matching;
        rules = rules == null ? List.of() : rules;
        personalData = personalData == null ? List.of() : personalData;
        competitors = competitors == null ? List.of() : competitors;
        alerts = alerts == null ? AlertOptions.DEFAULT : alerts;
        care = care == null ? CareOptions.DEFAULT : care;
    }

    /** A brand whose queries use no groups, without options and rules. */
    public Brand(
            String id,
            String name,
            Map<Platform, List<String>> handles,
            List<String> languages,
            List<BrandQuery> queries) {
        this(id, name, handles, languages, queries, Map.of());
    }

    /** A brand without options and rules. */
    public Brand(
            String id,
            String name,
            Map<Platform, List<String>> handles,
            List<String> languages,
            List<BrandQuery> queries,
            Map<String, String> let) {
        this(id, name, handles, languages, queries, let, MatchOptions.DEFAULT);
    }

    /** A brand without rules. */
    public Brand(
            String id,
            String name,
            Map<Platform, List<String>> handles,
            List<String> languages,
            List<BrandQuery> queries,
            Map<String, String> let,
            MatchOptions matching) {
        this(
                id,
                name,
                handles,
                languages,
                queries,
                let,
                matching,
                List.of(),
                List.of(),
                List.of(),
                AlertOptions.DEFAULT,
                CareOptions.DEFAULT);
    }

    /** The same brand with these competitors. */
    Brand withCompetitors(List<String> names) {
        return new Brand(
                id, name, handles, languages, queries, let, matching, rules, personalData, names, alerts, care);
    }

    /** What its queries are read by. */
    public Dialect dialect() {
        return Dialect.of(let, matching);
    }

    /** Whether the post was written by one of the brand's own accounts. */
    public boolean owns(Post post) {
        String handle = post.author().handle();
        return handle != null && hasHandle(post.platform(), handle);
    }

    /** Whether the handle, in any case and with or without {@code @}, is the brand's on that platform. */
    public boolean hasHandle(Platform platform, String handle) {
        String bare = (handle.startsWith("@") ? handle.substring(1) : handle).toLowerCase(Locale.ROOT);
        for (String own : handles.getOrDefault(platform, List.of())) {
            if (own.toLowerCase(Locale.ROOT).equals(bare)) {
                return true;
            }
        }
        return false;
    }
}
