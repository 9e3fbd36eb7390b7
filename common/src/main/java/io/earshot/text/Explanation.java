package io.earshot.text;

import java.util.List;

/**
 * Why a post was judged as it was.
 *
 * @param judgements those that were made, each with what moved it
 */
public record Explanation(Analysis analysis, List<Judgement> judgements) {

    /**
     * One judgement.
     *
     * @param name {@code sentiment}, {@code intent} …
     * @param verdict in words
     * @param reasons what moved it, the weightiest first
     */
    public record Judgement(String name, String verdict, List<Reason> reasons) {}

    /**
     * Something in the post that moved a judgement.
     *
     * @param what the words of the post
     * @param how in what way: which feature of them, or what the judgement would be without them
     * @param weight above 0 where it speaks for the verdict. Of sentiment what it adds to the logarithm of the label's odds;
     *     of the others how much less sure, or less high, the judgement is without it
     */
    public record Reason(String what, String how, double weight) {}
}
