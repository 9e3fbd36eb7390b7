package io.earshot.query;

import io.earshot.brand.Rule;

/** A rule ready to be held against a mention. */
record CompiledRule(Rule rule, Clause when) {}
