package io.earshot.jobs.setup.source;

import static io.earshot.jobs.setup.source.Charts.cloud;
import static io.earshot.jobs.setup.source.Charts.documents;
import static io.earshot.jobs.setup.source.Charts.donut;
import static io.earshot.jobs.setup.source.Charts.heat;
import static io.earshot.jobs.setup.source.Charts.number;
import static io.earshot.jobs.setup.source.Charts.series;
import static io.earshot.jobs.setup.source.Charts.table;
import static io.earshot.jobs.setup.source.Column.average;
import static io.earshot.jobs.setup.source.Column.count;
import static io.earshot.jobs.setup.source.Column.countOf;
import static io.earshot.jobs.setup.source.Column.distinct;
import static io.earshot.jobs.setup.source.Column.each;
import static io.earshot.jobs.setup.source.Column.max;
import static io.earshot.jobs.setup.source.Column.median;
import static io.earshot.jobs.setup.source.Column.netPromoters;
import static io.earshot.jobs.setup.source.Column.over;
import static io.earshot.jobs.setup.source.Column.part;
import static io.earshot.jobs.setup.source.Column.percentile;
import static io.earshot.jobs.setup.source.Column.ratio;
import static io.earshot.jobs.setup.source.Column.rows;
import static io.earshot.jobs.setup.source.Column.share;
import static io.earshot.jobs.setup.source.Column.shareOfBoth;
import static io.earshot.jobs.setup.source.Column.sum;
import static io.earshot.jobs.setup.source.Column.top;
import static io.earshot.jobs.setup.source.DataView.ALERTS;
import static io.earshot.jobs.setup.source.DataView.DEAD_LETTERS;
import static io.earshot.jobs.setup.source.DataView.ITEMS;
import static io.earshot.jobs.setup.source.DataView.ITEM_EVENTS;
import static io.earshot.jobs.setup.source.DataView.MENTIONS;
import static io.earshot.jobs.setup.source.DataView.TRENDS;

import java.util.List;

/** The dashboards, panel by panel. Queries are in the part of KQL that Lucene's syntax reads in the same way. */
final class Dashboards {
    /** What others say: the brand's own posts are no mentions to count. */
    private static final String OTHERS = "own: false";

    private static final String NEGATIVE = "sentiment.label: negative";
    private static final String JUDGED = "sentiment.label: (negative OR neutral OR positive)";
    private static final String NOT_CLOSED = "NOT state: closed";
    private static final String WAITING = "status: (new OR claimed OR waiting)";
    private static final String FIRST_ANSWERS = "kind: answered AND milestone: first_reply";
    private static final String PER_HOUR = "bucketSize: hour";
    private static final String PER_MINUTE = "bucketSize: minute";

    private Dashboards() {}

    static List<Dashboard> all() {
        return List.of(listening(), crisis(), care());
    }

    private static Dashboard listening() {
        return new Dashboard(
                        "listening",
                        "Earshot: listening",
                        "Who talks about the brands, where, when, how, and in which words.",
                        "now-7d",
                        60)
                .row(
                        6,
                        number("Mentions", MENTIONS, OTHERS, count("Mentions")).wide(12),
                        number("Authors", MENTIONS, OTHERS, distinct("author.id", "Authors"))
                                .wide(12),
                        number("Reach", MENTIONS, OTHERS, sum("reach", "Reach")).wide(12),
                        number("Negative share", MENTIONS, OTHERS, share(NEGATIVE, JUDGED, "Negative share"))
                                .wide(12))
                .row(
                        12,
                        series(
                                        "Volume over time",
                                        "bar_stacked",
                                        MENTIONS,
                                        OTHERS,
                                        over("createdAt", "auto"),
                                        top("sentiment.label", 3, "Sentiment"),
                                        count("Mentions"))
                                .wide(32),
                        donut("Sentiment", MENTIONS, OTHERS, top("sentiment.label", 3, "Sentiment"), count("Mentions"))
                                .wide(16))
                .row(
                        12,
                        series(
                                        "Share of voice over time",
                                        "bar_percentage_stacked",
                                        MENTIONS,
                                        OTHERS,
                                        over("createdAt", "auto"),
                                        top("brand", 10, "Brand"),
                                        count("Mentions"))
                                .wide(32),
                        donut("Share of voice", MENTIONS, OTHERS, top("brand", 10, "Brand"), count("Mentions"))
                                .wide(16))
                .row(
                        12,
                        cloud("Hot words", MENTIONS, OTHERS, top("words", 40, "Word"), count("Mentions"))
                                .wide(24),
                        heat(
                                        "Active hours",
                                        MENTIONS,
                                        OTHERS,
                                        rows(
                                                "Day",
                                                "Monday",
                                                "weekday: 1",
                                                "Tuesday",
                                                "weekday: 2",
                                                "Wednesday",
                                                "weekday: 3",
                                                "Thursday",
                                                "weekday: 4",
                                                "Friday",
                                                "weekday: 5",
                                                "Saturday",
                                                "weekday: 6",
                                                "Sunday",
                                                "weekday: 7"),
                                        each("hour", 24, "Hour of the day (UTC)"),
                                        count("Mentions"))
                                .wide(24))
                .row(
                        12,
                        series(
                                        "Channels",
                                        "bar_horizontal_stacked",
                                        MENTIONS,
                                        OTHERS,
                                        top("platform", 20, "Channel"),
                                        top("sentiment.label", 3, "Sentiment"),
                                        count("Mentions"))
                                .wide(16),
                        series(
                                        "What people want",
                                        "bar_horizontal",
                                        MENTIONS,
                                        OTHERS,
                                        top("intent.label", 13, "Intent"),
                                        count("Mentions"))
                                .wide(16),
                        series(
                                        "Languages",
                                        "bar_horizontal",
                                        MENTIONS,
                                        OTHERS,
                                        top("language.code", 12, "Language"),
                                        count("Mentions"))
                                .wide(16))
                .row(
                        12,
                        series(
                                        "Reach over time",
                                        "area",
                                        MENTIONS,
                                        OTHERS,
                                        over("createdAt", "auto"),
                                        sum("reach", "Reach"))
                                .wide(24),
                        table(
                                        "Loudest authors",
                                        MENTIONS,
                                        OTHERS,
                                        top("author.handle", 15, "Author"),
                                        sum("reach", "Reach"),
                                        count("Mentions"),
                                        average("sentiment.score", "Tone, -1 to 1"))
                                .wide(24))
                .row(
                        16,
                        documents(
                                "Latest mentions",
                                MENTIONS,
                                OTHERS,
                                "createdAt",
                                "desc",
                                "brand",
                                "platform",
                                "author.handle",
                                "text",
                                "sentiment.label",
                                "intent.label",
                                "reach"));
    }

    private static Dashboard crisis() {
        return new Dashboard(
                        "crisis",
                        "Earshot: crisis",
                        "What runs away right now, since when, how far above what was expected, and the evidence.",
                        "now-12h",
                        10)
                .row(
                        6,
                        number("Open alerts", ALERTS, "", countOf(NOT_CLOSED, "Open alerts"))
                                .wide(12),
                        number(
                                        "Critical",
                                        ALERTS,
                                        "",
                                        countOf("level: critical AND " + NOT_CLOSED, "Critical and open"))
                                .wide(12),
                        number("Largest surprise", ALERTS, "", max("surprise", "-log10 of the probability"))
                                .wide(12),
                        number("Dead letters", DEAD_LETTERS, "", count("Dead letters"))
                                .wide(12))
                .row(
                        10,
                        "now-30d",
                        documents(
                                "Alerts",
                                ALERTS,
                                "",
                                "updatedAt",
                                "desc",
                                "state",
                                "level",
                                "brand",
                                "kind",
                                "reason",
                                "openedAt",
                                "observed",
                                "expected",
                                "ratio"))
                .row(
                        12,
                        series(
                                        "Mentions a minute",
                                        "line",
                                        TRENDS,
                                        PER_MINUTE,
                                        over("bucket", "1m"),
                                        top("brand", 10, "Brand"),
                                        sum("mentions", "Mentions"))
                                .wide(24),
                        series(
                                        "Spikes: observed and expected",
                                        "bar",
                                        ALERTS,
                                        "",
                                        over("openedAt", "auto"),
                                        max("observed", "Observed"),
                                        max("expected", "Expected"))
                                .wide(24))
                .row(
                        12,
                        series(
                                        "Negative share a minute",
                                        "line",
                                        MENTIONS,
                                        OTHERS,
                                        over("createdAt", "1m"),
                                        share(NEGATIVE, JUDGED, "Negative share"))
                                .wide(24),
                        series(
                                        "What the negative ones are about",
                                        "area_stacked",
                                        MENTIONS,
                                        OTHERS + " AND " + NEGATIVE,
                                        over("createdAt", "auto"),
                                        top("intent.label", 13, "Intent"),
                                        count("Mentions"))
                                .wide(24))
                .row(
                        12,
                        cloud(
                                        "Words of the negative ones",
                                        MENTIONS,
                                        OTHERS + " AND " + NEGATIVE,
                                        top("words", 30, "Word"),
                                        count("Mentions"))
                                .wide(16),
                        series(
                                        "Alerts by brand and level",
                                        "bar_horizontal_stacked",
                                        ALERTS,
                                        "",
                                        top("brand", 10, "Brand"),
                                        top("level", 3, "Level"),
                                        count("Alerts"))
                                .wide(16),
                        series(
                                        "Dead letters by stage",
                                        "bar_stacked",
                                        DEAD_LETTERS,
                                        "",
                                        over("recordedAt", "auto"),
                                        top("stage", 10, "Stage"),
                                        count("Dead letters"))
                                .wide(16))
                .row(
                        16,
                        documents(
                                "Loudest negative mentions",
                                MENTIONS,
                                OTHERS + " AND " + NEGATIVE,
                                "reach",
                                "desc",
                                "brand",
                                "platform",
                                "author.handle",
                                "text",
                                "intent.label",
                                "severity",
                                "reach"))
                .row(
                        10,
                        documents(
                                "Latest dead letters",
                                DEAD_LETTERS,
                                "",
                                "recordedAt",
                                "desc",
                                "stage",
                                "reason",
                                "topic",
                                "partition",
                                "offset"));
    }

    private static Dashboard care() {
        return new Dashboard(
                        "care", "Earshot: care", "What to answer, by when, and how fast answers came.", "now-7d", 30)
                .row(
                        6,
                        "now-90d",
                        number("Waiting", ITEMS, "", countOf(WAITING, "Waiting for an answer"))
                                .wide(12),
                        number("Urgent", ITEMS, "", countOf("priority.level: urgent AND " + WAITING, "Urgent"))
                                .wide(12),
                        number("At risk", ITEMS, "", countOf("service.state: at_risk AND " + WAITING, "At risk"))
                                .wide(12),
                        number("Overdue", ITEMS, "", countOf("service.state: breached AND " + WAITING, "Overdue"))
                                .wide(12))
                .row(
                        16,
                        "now-90d",
                        documents(
                                "Queue",
                                ITEMS,
                                WAITING,
                                "priority.score",
                                "desc",
                                "priority.score",
                                "priority.level",
                                "service.firstReplyDue",
                                "service.state",
                                "brand",
                                "channel",
                                "customer.handle",
                                "intent.label",
                                "text",
                                "status"))
                .row(
                        12,
                        "now-90d",
                        series(
                                        "Due times",
                                        "bar_stacked",
                                        ITEMS,
                                        WAITING,
                                        over("service.firstReplyDue", "auto"),
                                        top("priority.level", 4, "Priority"),
                                        count("Items"))
                                .wide(24),
                        series(
                                        "Waiting by channel",
                                        "bar_horizontal_stacked",
                                        ITEMS,
                                        WAITING,
                                        top("channel", 20, "Channel"),
                                        top("service.state", 4, "Service"),
                                        count("Items"))
                                .wide(24))
                .row(
                        12,
                        "now-90d",
                        series(
                                        "Backlog by age",
                                        "bar_stacked",
                                        ITEMS,
                                        WAITING,
                                        over("openedAt", "1d"),
                                        top("priority.level", 4, "Priority"),
                                        count("Items"))
                                .wide(24),
                        table(
                                        "Waiting by intent",
                                        ITEMS,
                                        WAITING,
                                        top("intent.label", 13, "Intent"),
                                        count("Items"),
                                        countOf("service.state: breached", "Overdue"))
                                .wide(12),
                        donut("Items by status", ITEMS, "", top("status", 6, "Status"), count("Items"))
                                .wide(12))
                .row(
                        6,
                        number(
                                        "Kept in time",
                                        TRENDS,
                                        PER_HOUR,
                                        shareOfBoth("itemsMet", "itemsBreached", "Deadlines kept"))
                                .wide(8),
                        number("Needs an answer", TRENDS, PER_HOUR, ratio("itemsOpened", "mentions", "Of what is said"))
                                .wide(8),
                        number("New customers", TRENDS, PER_HOUR, sum("newCustomers", "Items of new customers"))
                                .wide(8),
                        number(
                                        "Promises kept",
                                        TRENDS,
                                        PER_HOUR,
                                        shareOfBoth("promisesKept", "promisesBroken", "Promises kept"))
                                .wide(8),
                        number("NPS", TRENDS, PER_HOUR, netPromoters("Net promoter score"))
                                .wide(8),
                        number("CSAT", TRENDS, PER_HOUR, ratio("csatSatisfied", "csatScores", "Scores of 4 and 5"))
                                .wide(8))
                .row(
                        12,
                        series(
                                        "Time to the first answer",
                                        "line",
                                        ITEM_EVENTS,
                                        FIRST_ANSWERS,
                                        over("at", "auto"),
                                        median("seconds", "Median"),
                                        percentile(90, "seconds", "90th percentile"))
                                .wide(24),
                        series(
                                        "Time to the resolution",
                                        "line",
                                        ITEM_EVENTS,
                                        "kind: resolved",
                                        over("at", "auto"),
                                        median("seconds", "Median"),
                                        percentile(90, "seconds", "90th percentile"))
                                .wide(24))
                .row(
                        12,
                        answers("Answers by channel", top("channel", 20, "Channel")),
                        answers("Answers by team", top("team", 20, "Team")))
                .row(
                        12,
                        answers("Answers by intent", top("intent", 13, "Intent")),
                        answers("Answers by agent", top("agent", 50, "Agent")))
                .row(
                        12,
                        series(
                                        "Answers by hour of the day",
                                        "line",
                                        ITEM_EVENTS,
                                        FIRST_ANSWERS,
                                        each("hour", 24, "Hour (UTC)"),
                                        median("seconds", "Median"),
                                        percentile(90, "seconds", "90th percentile"))
                                .wide(24),
                        series(
                                        "Opened and ended",
                                        "bar",
                                        ITEM_EVENTS,
                                        "kind: (opened OR reopened OR resolved OR expired)",
                                        over("at", "1d"),
                                        top("kind", 4, "What happened"),
                                        count("Items"))
                                .wide(24))
                .row(
                        12,
                        series(
                                        "Kept and broken due times",
                                        "bar_stacked",
                                        TRENDS,
                                        PER_HOUR,
                                        over("bucket", "auto"),
                                        sum("itemsMet", "Kept"),
                                        sum("itemsBreached", "Broken"))
                                .wide(24),
                        series(
                                        "Broken due times by channel",
                                        "bar_horizontal_stacked",
                                        ITEM_EVENTS,
                                        "kind: breached",
                                        top("channel", 20, "Channel"),
                                        top("milestone", 4, "What was due"),
                                        count("Due times"))
                                .wide(24))
                .row(
                        12,
                        series(
                                        "Contacts by channel",
                                        "bar_stacked",
                                        TRENDS,
                                        PER_HOUR,
                                        over("bucket", "1d"),
                                        top("channel", 20, "Channel"),
                                        sum("contacts", "Contacts"))
                                .wide(24),
                        number(
                                        "By social channels",
                                        TRENDS,
                                        PER_HOUR,
                                        part("NOT channel: (phone OR email)", "contacts", "Of all contacts"))
                                .wide(8),
                        series(
                                        "Promises, peers and praise",
                                        "bar_stacked",
                                        ITEM_EVENTS,
                                        "kind: (promise_kept OR promise_broken OR peer_answer OR testimonial)",
                                        over("at", "1d"),
                                        top("kind", 4, "What happened"),
                                        count("Times"))
                                .wide(16))
                .row(
                        12,
                        series(
                                        "Would they recommend us",
                                        "bar_percentage_stacked",
                                        TRENDS,
                                        PER_HOUR,
                                        over("bucket", "1d"),
                                        sum("promoters", "Promoters, 9 and 10"),
                                        sum("passives", "Passives, 7 and 8"),
                                        sum("detractors", "Detractors, 0 to 6"))
                                .wide(24),
                        series(
                                        "Satisfaction",
                                        "line",
                                        TRENDS,
                                        PER_HOUR,
                                        over("bucket", "1d"),
                                        ratio("csatSatisfied", "csatScores", "Scores of 4 and 5"))
                                .wide(24));
    }

    /** How fast first answers came, a row each value of a field. */
    private static Panel answers(String title, Column by) {
        return table(
                        title,
                        ITEM_EVENTS,
                        FIRST_ANSWERS,
                        by,
                        count("Answers"),
                        median("seconds", "Median"),
                        percentile(90, "seconds", "90th percentile"),
                        median("businessSeconds", "Median in opening hours"))
                .wide(24);
    }
}
