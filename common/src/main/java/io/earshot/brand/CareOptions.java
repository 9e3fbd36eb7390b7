package io.earshot.brand;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.earshot.clock.OpeningHours;
import io.earshot.clock.ServiceBook;
import io.earshot.clock.ServicePolicy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a brand cares for those who write to it. What it leaves out is as the trade advises.
 *
 * @param triage which mentions become items, first match wins; what no rule decides goes by what is usual
 * @param weights the most points that each factor of a priority can give
 * @param calendars the hours that policies may go by, by name: the brand's own and, where it has none of a name, the
 *     book's
 * @param policies what customers are promised, first match wins
 * @param teams whose work the items are, first match wins
 * @param articles the knowledge base
 * @param replies canned replies
 */
public record CareOptions(
        List<TriageRule> triage,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = PriorityWeights.class)
        PriorityWeights weights,

        Map<String, OpeningHours> calendars,
        List<ServicePolicy> policies,
        List<Team> teams,
        List<Article> articles,
        List<Article> replies,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = CareThresholds.class)
        CareThresholds thresholds) {
    /** What holds where the book says nothing. */
    public static final CareOptions DEFAULT = new CareOptions();

    @JsonCreator
    public CareOptions {
        triage = triage == null ? List.of() : List.copyOf(triage);
        weights = weights == null ? PriorityWeights.DEFAULT : weights;
        calendars = calendars == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(calendars));
        policies = policies == null ? List.of() : List.copyOf(policies);
        teams = teams == null ? List.of() : List.copyOf(teams);
        articles = articles == null ? List.of() : List.copyOf(articles);
        replies = replies == null ? List.of() : List.copyOf(replies);
        thresholds = thresholds == null ? CareThresholds.DEFAULT : thresholds;
    }

    /** As without settings. */
    public CareOptions() {
        this(
                List.of(),
                PriorityWeights.DEFAULT,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CareThresholds.DEFAULT);
    }

    /** Its policies at work. */
    public ServiceBook serviceBook() {
        return ServiceBook.of(policies, calendars);
    }
}
