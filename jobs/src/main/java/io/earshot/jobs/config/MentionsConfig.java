package io.earshot.jobs.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What the mentions job goes by.
 *
 * @param outOfOrderness how far behind the newest post of a partition another may come and still be put in order
 * @param idleness after how long without posts a partition holds the others back no more
 * @param longestHold the longest, by the wall, that a mention waits to be put in order
 * @param duplicateHorizon for how long a mention's id is remembered, in event time
 * @param futureTolerance how far ahead of its record's timestamp a post may say it was created
 * @param models what posts are judged by
 * @param sentimentNetwork judges the tone again; absent where the small model is enough
 */
public record MentionsConfig(
        Duration outOfOrderness,
        Duration idleness,
        Duration longestHold,
        Duration duplicateHorizon,
        Duration futureTolerance,
        ModelsConfig models,
        Optional<NetworkConfig> sentimentNetwork) {}
