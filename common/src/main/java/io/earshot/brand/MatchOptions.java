package io.earshot.brand;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Objects;

/**
 * How posts are matched for a brand, beside what its queries say. Each is as it is without settings where left out.
 *
 * @param accents whether {@code café} is {@code cafe}
 * @param hashtags whether {@code #AcmeFail} also has the words {@code acme} and {@code fail}
 * @param leetspeak whether {@code acm3} is also {@code acme}
 * @param reposts whether posts that repeat another can be mentions
 * @param ownPosts whether the brand's own posts are mentions; replies to customers are seen by these
 */
public record MatchOptions(Letters accents, Hashtags hashtags, Letters leetspeak, Posts reposts, Posts ownPosts) {
    /** As without settings. */
    public static final MatchOptions DEFAULT = new MatchOptions();

    /** What becomes of a spelling. */
    public enum Letters {
        KEEP,
        FOLD
    }

    /** What becomes of a hashtag of several words. */
    public enum Hashtags {
        WHOLE,
        SPLIT
    }

    /** What becomes of posts of a sort. */
    public enum Posts {
        INCLUDE,
        EXCLUDE
    }

    @JsonCreator
    public MatchOptions {
        accents = Objects.requireNonNullElse(accents, Letters.KEEP);
        hashtags = Objects.requireNonNullElse(hashtags, Hashtags.WHOLE);
        leetspeak = Objects.requireNonNullElse(leetspeak, Letters.KEEP);
        reposts = Objects.requireNonNullElse(reposts, Posts.INCLUDE);
        ownPosts = Objects.requireNonNullElse(ownPosts, Posts.INCLUDE);
    }

    /** As without settings; also what JSON leaves out of a brand. */
    public MatchOptions() {
        this(Letters.KEEP, Hashtags.WHOLE, Letters.KEEP, Posts.INCLUDE, Posts.INCLUDE);
    }
}
