package io.earshot.jobs.connect;

/** The Elasticsearch indices and aliases: contracts with dashboards and whoever queries. */
public final class Indices {
    /** An alias over one index a month of event time, such as {@code earshot-mentions-2026.11}. */
    public static final String MENTIONS = "earshot-mentions";

    public static final String TOPICS = "earshot-topics";
    public static final String ALERTS = "earshot-alerts";
    public static final String ITEMS = "earshot-items";

    /** An alias over one index a month of event time. */
    public static final String ITEM_EVENTS = "earshot-item-events";

    public static final String TRENDS = "earshot-trends";
    public static final String DEAD_LETTERS = "earshot-dead-letters";

    private Indices() {}
}
