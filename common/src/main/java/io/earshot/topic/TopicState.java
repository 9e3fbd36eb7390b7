package io.earshot.topic;

/** Where a topic is in its life. It may cool and get hot again; what is over stays over. */
public enum TopicState {
    EMERGING,
    HOT,
    COOLING,
    OVER
}
