package io.earshot.text;

/**
 * A text and what another model, better and slower than the one that is to be learned, says of it. To learn from that is
 * to learn more than from labels: how sure one can be, and of posts that nobody labelled (Hinton, Vinyals, Dean 2015,
 * Distilling the Knowledge in a Neural Network).
 *
 * @param probabilities of the labels, in the order of their names
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record JudgedText(String text, float[] probabilities) {}
