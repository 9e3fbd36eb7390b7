package io.earshot.text;

import io.earshot.mention.Actionable;
import io.earshot.mention.Flag;
import io.earshot.mention.Intent;
import java.util.List;

/**
 * What the author of a post wants of a brand.
 *
 * @param severity 0..1, how bad it is if true
 */
record Wants(Intent intent, double severity, Actionable actionable, List<Flag> flags) {}
