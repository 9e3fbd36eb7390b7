package io.earshot.care;

import io.earshot.alert.AlertLevel;
import org.jspecify.annotations.Nullable;

/**
 * How likely a thread is to go viral.
 *
 * @param level null where it is no risk any more
 */
public record ThreadRisk(@Nullable AlertLevel level) {}
