package io.earshot.query;

import io.earshot.mention.Intent;
import io.earshot.mention.Sentiment;
import io.earshot.post.Author;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether a post has what a field asks. What the post does not tell, it has not. */
interface FieldTest {
    boolean holds(Evidence evidence);

    static FieldTest of(Query.Filter filter) {
        String value = filter.value();
        return switch (filter.field()) {
            case PLATFORM -> onPost(post -> post.platform().code().equals(value));
            case LANG -> onPost(post -> isLanguage(post.lang(), value));
            case COUNTRY -> onPost(post -> value.equalsIgnoreCase(post.country()));
            case AUTHOR -> onPost(post -> isHandle(post.author().handle(), value));
            case KIND -> kind(value);
            case IS -> is(value);
            case HAS -> has(value);
            case TO -> evidence -> Addressee.isAddressed(evidence, value);
            case SITE -> evidence -> Pages.any(evidence, page -> Pages.isOfSite(page, value));
            case URL -> evidence -> Pages.any(evidence, page -> Pages.has(page, value));
            case SENTIMENT -> sentiment(value);
            case INTENT -> intent(value);
            case FOLLOWERS -> followers(Range.parse(value));
            case RATING -> rating(Range.parse(value));
        };
    }

    private static FieldTest onPost(Predicate<Post> test) {
        return evidence -> test.test(evidence.post());
    }

    private static FieldTest kind(String value) {
        PostKind kind = PostKind.valueOf(value.toUpperCase(Locale.ROOT));
        return onPost(post -> post.kind() == kind);
    }

    private static FieldTest is(String value) {
        return switch (value) {
            case "verified" -> onPost(post -> Boolean.TRUE.equals(post.author().verified()));
            case "repost" -> onPost(FieldTest::isRepost);
            case "reply" -> onPost(post -> post.kind() == PostKind.REPLY || post.inReplyTo() != null);
            default -> kind(value);
        };
    }

    /** Whether it repeats another post, and adds nothing. */
    static boolean isRepost(Post post) {
        return post.kind() == PostKind.REPOST || (post.repostOf() != null && post.kind() == PostKind.POST);
    }

    private static FieldTest has(String value) {
        return switch (value) {
            case "media" -> onPost(post -> !post.media().isEmpty());
            case "links" ->
                evidence -> evidence.tokens.hasUrl || !evidence.post().links().isEmpty();
            case "hashtags" ->
                evidence ->
                        evidence.tokens.hasTag || !evidence.post().hashtags().isEmpty();
            case "mentions" ->
                evidence ->
                        evidence.tokens.hasHandle || !evidence.post().mentions().isEmpty();
            default -> throw new IllegalArgumentException("has:" + value);
        };
    }

    private static FieldTest followers(Range range) {
        return onPost(post -> {
            Author author = post.author();
            return author.followers() != null && range.contains(author.followers());
        });
    }

    private static FieldTest rating(Range range) {
        return onPost(post -> post.rating() != null && range.contains(post.rating()));
    }

    private static FieldTest sentiment(String value) {
        if (Character.isLetter(value.charAt(0))) {
            Sentiment.Label label = Sentiment.Label.valueOf(value.toUpperCase(Locale.ROOT));
            return evidence -> {
                Judged judged = evidence.judged();
                return judged != null && judged.tone() == label;
            };
        }
        Range range = Range.parse(value);
        return evidence -> {
            Judged judged = evidence.judged();
            return judged != null && judged.score() != null && range.contains(judged.score());
        };
    }

    private static FieldTest intent(String value) {
        Intent.Label label = Intent.Label.valueOf(value.toUpperCase(Locale.ROOT));
        return evidence -> {
            Judged judged = evidence.judged();
            return judged != null && judged.intent() == label;
        };
    }

    /** Whether a claimed language is the one asked for, or a region's variety of it. */
    private static boolean isLanguage(@Nullable String claimed, String asked) {
        return claimed != null
                && claimed.regionMatches(true, 0, asked, 0, asked.length())
                && (claimed.length() == asked.length()
                        || claimed.charAt(asked.length()) == '-'
                        || claimed.charAt(asked.length()) == '_');
    }

    private static boolean isHandle(@Nullable String handle, String asked) {
        return handle != null
                && asked.equals((handle.startsWith("@") ? handle.substring(1) : handle).toLowerCase(Locale.ROOT));
    }
}
