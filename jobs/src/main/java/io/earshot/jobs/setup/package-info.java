/**
 * Makes Kafka, Elasticsearch and Kibana ready: topics, templates, policies, dashboards, alert rules. What is there
 * already and as it should be stays untouched, so setting up twice is safe; what the server cannot do is left out,
 * and named.
 */
@NullMarked
package io.earshot.jobs.setup;

import org.jspecify.annotations.NullMarked;
