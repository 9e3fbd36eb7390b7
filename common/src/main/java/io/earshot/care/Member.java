package io.earshot.care;

/**
 * An item of a group.
 *
 * @param isOpen whether it still waits
 * @param isUnanswerable whether it asks what no article fits
 * @param version of the item as last told
 */
public record Member(String topic, boolean isOpen, boolean isUnanswerable, long version) {}
