package io.earshot.jobs.connect;

/** The Kafka topics: contracts with collectors, agents and ticket systems. */
public final class Topics {
    public static final String POSTS = "earshot.posts";
    public static final String BRANDS = "earshot.brands";
    public static final String ACTIVITY = "earshot.activity";
    public static final String CUSTOMERS = "earshot.customers";
    public static final String MENTIONS = "earshot.mentions";
    public static final String TOPICS = "earshot.topics";
    public static final String TOPIC_MEMBERS = "earshot.topic-members";
    public static final String ALERTS = "earshot.alerts";
    public static final String ITEMS = "earshot.items";
    public static final String ITEM_EVENTS = "earshot.item-events";
    public static final String TRENDS = "earshot.trends";
    public static final String DEAD_LETTERS = "earshot.dead-letters";

    private Topics() {}
}
