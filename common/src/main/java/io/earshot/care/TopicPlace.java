package io.earshot.care;

/**
 * A topic and where the threads are that have items of it.
 *
 * @param news how it stands, as told to the threads
 * @param pages how many lists of threads there are
 */
public record TopicPlace(TopicNews news, int pages) {}
