/** The query language: lexer, parser, syntax tree, and the matcher for thousands of queries at once. */
@NullMarked
package io.earshot.query;

import org.jspecify.annotations.NullMarked;
