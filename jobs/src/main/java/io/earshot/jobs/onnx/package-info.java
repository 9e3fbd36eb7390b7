/**
 * Classifiers of the user's own, in ONNX format, that judge mentions again after the small models have: batched, with a
 * time-out, and with the small model's judgement wherever they have none.
 */
@NullMarked
package io.earshot.jobs.onnx;

import org.jspecify.annotations.NullMarked;
