/**
 * The source of the Kibana objects in {@code dashboards/*.ndjson}: a panel is a line or two here, and some forty lines
 * of JSON there. {@code DashboardsAreWrittenTest} holds the two together, and writes the files.
 */
@NullMarked
package io.earshot.jobs.setup.source;

import org.jspecify.annotations.NullMarked;
