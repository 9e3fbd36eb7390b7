package io.earshot.query.foreign;

import java.util.List;
import java.util.Map;

/** The operators of Brandwatch. */
final class BrandwatchOperators implements Operators {
    private static final String THREAD = "a query here cannot ask for another post's id";
    private static final String REDDIT = "what Reddit says of a post or its group is not in posts here";

    private static final Map<String, String> NO_EQUAL = Map.ofEntries(
            Map.entry("continent", "a post here tells its country, no wider place"),
            Map.entry("region", Fields.FINER_PLACE),
            Map.entry("state", Fields.FINER_PLACE),
            Map.entry("county", Fields.FINER_PLACE),
            Map.entry("city", Fields.FINER_PLACE),
            Map.entry("latitude", Fields.FINER_PLACE),
            Map.entry("longitude", Fields.FINER_PLACE),
            Map.entry("channelId", "channels are known by their handles here"),
            Map.entry("authorGender", "the gender of authors is not guessed"),
            Map.entry("authorVerifiedType", "posts here tell whether their author is verified, not how"),
            Map.entry("parentBlogName", THREAD),
            Map.entry("rootBlogName", THREAD),
            Map.entry("parentPostId", THREAD),
            Map.entry("rootPostId", THREAD),
            Map.entry("engagingWithGuid", THREAD),
            Map.entry("guid", THREAD),
            Map.entry("brandIds", "images are not looked into"),
            Map.entry("objects", "images are not looked into"),
            Map.entry("minuteOfDay", "queries here know no time of day"),
            Map.entry("pubType", "content sources of Brandwatch are not known here"),
            Map.entry("publication", "the name of a publication is not in posts here"),
            Map.entry("itemReview", "the name of what is reviewed is not in posts here"),
            Map.entry("redditAuthorFlair", REDDIT),
            Map.entry("redditPostFlair", REDDIT),
            Map.entry("redditSpoiler", REDDIT),
            Map.entry("subreddit", REDDIT),
            Map.entry("subredditNSFW", REDDIT),
            Map.entry("subredditTopics", REDDIT),
            Map.entry("sensitiveContent", "whether content is sensitive is not in posts here"),
            Map.entry("topLevelDomain", "the end of a site's name cannot be asked"));

    private final Leaves leaves;

    BrandwatchOperators(Leaves leaves) {
        this.leaves = leaves;
    }

    @Override
    public Draft read(Foreign.Field field, Gaps gaps) throws NoEqualException {
        String value = field.value().strip();
        String reason = NO_EQUAL.get(field.name());
        if (reason != null) {
            throw new NoEqualException(reason);
        }
        return switch (field.name()) {
            case "author" -> author(value, field, gaps);
            case "site" -> Fields.site(value, field, gaps);
            case "url" -> Fields.address(value, field, gaps);
            case "links" -> Draft.and(List.of(Fields.link(value, field), Fields.field("platform", "x", field)), field);
            case "title" -> {
                Draft words = leaves.phrase(new Foreign.Phrase(value, -1, field.start(), field.end()));
                gaps.approximated(field, Note.Kind.WIDER, words.toString(), "titles are looked for in the whole text");
                yield words;
            }
            case "country" -> Fields.country(value, field);
            case "language" -> Fields.language(value, field);
            case "authorVerified" -> {
                Draft verified = Fields.field("is", "verified", field);
                yield value.equals("false") ? Draft.not(verified, field) : verified;
            }
            case "authorFollowers" -> Fields.range("followers", value, false, field);
            case "rating" -> Fields.range("rating", value, false, field);
            case "engagementType" -> engagement(value, field);
            case "engagingWith" -> {
                Draft to = Fields.field("to", handle(value), field);
                gaps.approximated(field, Note.Kind.NARROWER, to.toString(), "a repost does not tell whom it repeats");
                yield to;
            }
            case "blogName" -> by(value, List.of("tumblr"), field);
            case "weblogTitle" -> by(value, List.of("reddit", "forum"), field);
            case "imageType", "publisherSubType" -> {
                gaps.approximated(field, Note.Kind.WIDER, "has:media", "images and videos are not told apart");
                yield Fields.field("has", "media", field);
            }
            case "hashtags" -> leaves.word(new Foreign.Word(signed("#", value), field.start(), field.end()));
            case "tags" -> {
                gaps.approximated(field, Note.Kind.OTHER, signed("#", value), "tags are looked for in the text");
                yield leaves.word(new Foreign.Word(signed("#", value), field.start(), field.end()));
            }
            case "at_mentions" -> leaves.word(new Foreign.Word(signed("@", value), field.start(), field.end()));
            default -> throw new NoEqualException("no operator of that name is known");
        };
    }

    private static Draft author(String value, Foreign.Field field, Gaps gaps) throws NoEqualException {
        if (value.matches("\\S+(\\s+\\S+)+")) {
            // Brandwatch reads the dots of a handle as spaces.
            Draft author = Fields.field("author", value.replaceAll("\\s+", "."), field);
            gaps.approximated(
                    field, Note.Kind.OTHER, author.toString(), "an author is known by the handle, not the name");
            return author;
        }
        gaps.remark(field, "author: is the handle here, which for some sites of Brandwatch is the author's name.");
        return Fields.field("author", handle(value), field);
    }

    private static Draft by(String author, List<String> platforms, Foreign.Field field) throws NoEqualException {
        return Draft.and(
                List.of(Fields.field("author", handle(author), field), Fields.anyOf("platform", platforms, field)),
                field);
    }

    private static Draft engagement(String value, Foreign.Field field) throws NoEqualException {
        return switch (value) {
            case "COMMENT" -> Fields.field("is", "comment", field);
            case "REPLY" -> Fields.field("is", "reply", field);
            case "RETWEET" -> Fields.field("is", "repost", field);
            case "QUOTE" -> Fields.field("is", "quote", field);
            default -> throw new NoEqualException("expected COMMENT, REPLY, RETWEET or QUOTE");
        };
    }

    private static String handle(String value) {
        return value.startsWith("@") ? value.substring(1) : value;
    }

    private static String signed(String sign, String value) {
        return value.startsWith(sign) ? value : sign + value;
    }
}
