/** Self-contained HTML pages with charts, for people who would rather look. */
@org.jspecify.annotations.NullMarked
package io.earshot.jobs.page;
