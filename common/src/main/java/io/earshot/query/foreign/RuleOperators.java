package io.earshot.query.foreign;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The operators of X and PowerTrack, which are the same language at two ages. */
final class RuleOperators implements Operators {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern LAST_LETTERS = Pattern.compile(".*[\\p{L}\\p{N}]{3}");

    private static final String PROFILE = "a post here carries no profile of its author";
    private static final String COUNTS = "a post here carries no such count of its author";
    private static final String OTHER_POST = "a query here cannot ask for another post's id";
    private static final String PAGE = "the pages behind links are not read";
    private static final String ANNOTATION = "the annotations of X are not in posts here";
    private static final String AFFILIATE = "who is affiliated with whom is not in posts here";

    private static final Map<String, String> NO_EQUAL = Map.ofEntries(
            Map.entry("retweets_of", "a repost here does not tell whose post it repeats"),
            Map.entry("retweets_of_user", "a repost here does not tell whose post it repeats"),
            Map.entry("from_affiliate_of", AFFILIATE),
            Map.entry("to_affiliate_of", AFFILIATE),
            Map.entry("url_title", PAGE),
            Map.entry("url_description", PAGE),
            Map.entry("within_url_title", PAGE),
            Map.entry("within_url_description", PAGE),
            Map.entry("context", ANNOTATION),
            Map.entry("entity", ANNOTATION),
            Map.entry("embedding", "meaning is not looked for, words are"),
            Map.entry("embedding_threshold", "meaning is not looked for, words are"),
            Map.entry("conversation_id", OTHER_POST),
            Map.entry("in_reply_to_tweet_id", OTHER_POST),
            Map.entry("in_reply_to_status_id", OTHER_POST),
            Map.entry("retweets_of_tweet_id", OTHER_POST),
            Map.entry("retweets_of_status_id", OTHER_POST),
            Map.entry("quotes_of_tweet_id", OTHER_POST),
            Map.entry("list", "lists of X are not known here"),
            Map.entry("bio", PROFILE),
            Map.entry("user_bio", PROFILE),
            Map.entry("bio_contains", PROFILE),
            Map.entry("bio_name", PROFILE),
            Map.entry("bio_name_contains", PROFILE),
            Map.entry("bio_location", PROFILE),
            Map.entry("bio_location_contains", PROFILE),
            Map.entry("user_bio_location", PROFILE),
            Map.entry("bio_lang", PROFILE),
            Map.entry("profile_country", PROFILE),
            Map.entry("profile_country_code", PROFILE),
            Map.entry("profile_region", PROFILE),
            Map.entry("profile_region_contains", PROFILE),
            Map.entry("profile_subregion", PROFILE),
            Map.entry("profile_locality", PROFILE),
            Map.entry("profile_locality_contains", PROFILE),
            Map.entry("profile_point_radius", PROFILE),
            Map.entry("profile_bounding_box", PROFILE),
            Map.entry("time_zone", PROFILE),
            Map.entry("klout_score", "Klout is gone"),
            Map.entry("klout_topic", "Klout is gone"),
            Map.entry("klout_topic_id", "Klout is gone"),
            Map.entry("klout_topic_contains", "Klout is gone"),
            Map.entry("place", Fields.FINER_PLACE),
            Map.entry("place_contains", Fields.FINER_PLACE),
            Map.entry("point_radius", Fields.FINER_PLACE),
            Map.entry("bounding_box", Fields.FINER_PLACE),
            Map.entry("geo_bounding_box", Fields.FINER_PLACE),
            Map.entry("sample", "every matching post is found, not a share of them"),
            Map.entry("source", "a post here does not tell by which app it was written"),
            Map.entry("tweets_count", COUNTS),
            Map.entry("statuses_count", COUNTS),
            Map.entry("following_count", COUNTS),
            Map.entry("friends_count", COUNTS),
            Map.entry("listed_count", COUNTS),
            Map.entry("user_in_lists_count", COUNTS));

    @Override
    public Draft read(Foreign.Field field, Gaps gaps) throws NoEqualException {
        String name = field.name().toLowerCase(Locale.ROOT);
        String value = field.value().strip();
        String reason = NO_EQUAL.get(name);
        if (reason != null) {
            throw new NoEqualException(reason);
        }
        return switch (name) {
            case "from" -> Fields.field("author", handle(value), field);
            // Our to: takes a post that begins with the handle as well, which X does not count.
            case "to", "in_reply_to_user" ->
                Draft.and(List.of(Fields.field("to", handle(value), field), Fields.field("is", "reply", field)), field);
            case "url", "url_contains" -> Fields.address(value, field, gaps);
            case "lang", "twitter_lang" -> language(value, field, gaps);
            case "place_country", "country_code", "place_country_code" -> Fields.country(value, field);
            case "followers_count" -> Fields.range("followers", value, true, field);
            case "min_followers" -> Fields.field("followers", ">=" + value, field);
            case "is" -> is(value.toLowerCase(Locale.ROOT), field, gaps);
            case "has" -> has(value.toLowerCase(Locale.ROOT), field, gaps);
            case "contains" -> contains(value, field, gaps);
            default -> throw new NoEqualException("no operator of that name is known");
        };
    }

    private static String handle(String value) throws NoEqualException {
        if (NUMBER.matcher(value).matches()) {
            throw new NoEqualException("accounts are known by their handles here, not by numbers");
        }
        return value.startsWith("@") ? value.substring(1) : value;
    }

    private static Draft language(String value, Foreign.Field field, Gaps gaps) throws NoEqualException {
        if (value.regionMatches(true, 0, "zh-", 0, 3)) {
            gaps.approximated(field, Note.Kind.WIDER, "lang:zh", "posts of X say zh, whichever script they are in");
            return Fields.language("zh", field);
        }
        return Fields.language(value, field);
    }

    private static Draft is(String value, Foreign.Field field, Gaps gaps) throws NoEqualException {
        return switch (value) {
            case "retweet" -> Fields.field("is", "repost", field);
            case "quote" -> {
                gaps.remark(field, "is:quote leaves out a reply that quotes, which is a reply here.");
                yield Fields.field("is", "quote", field);
            }
            case "reply", "verified" -> Fields.field("is", value, field);
            case "nullcast" -> throw new NoEqualException("posts that are only advertisements are not told apart");
            default -> throw new NoEqualException("no such kind of post is known");
        };
    }

    private static Draft has(String value, Foreign.Field field, Gaps gaps) throws NoEqualException {
        return switch (value) {
            case "links", "hashtags", "mentions", "media" -> Fields.field("has", value, field);
            case "media_link" -> Fields.field("has", "media", field);
            case "images", "videos", "video_link" -> {
                gaps.approximated(field, Note.Kind.WIDER, "has:media", "images and videos are not told apart");
                yield Fields.field("has", "media", field);
            }
            case "cashtags", "symbols" -> throw new NoEqualException("whether there is any cashtag cannot be asked");
            case "geo" -> throw new NoEqualException(Fields.FINER_PLACE);
            case "profile_geo", "derived_user_geo" -> throw new NoEqualException(PROFILE);
            case "lang" -> throw new NoEqualException("whether there is any language cannot be asked");
            default -> throw new NoEqualException("no such part of a post is known");
        };
    }

    /** A part of the text, wherever in a word it begins; we find it where a word begins so. */
    private static Draft contains(String value, Foreign.Field field, Gaps gaps) throws NoEqualException {
        String star = LAST_LETTERS.matcher(value).matches() ? "*" : "";
        List<String> words =
                List.of(value.replace('"', ' ').replace('*', ' ').strip().split("\\s+", -1));
        Draft draft = words.size() == 1 && words.get(0).matches("[\\p{L}\\p{N}]+")
                ? Draft.leaf(words.get(0) + star, field)
                : Draft.leaf("\"" + String.join(" ", words) + star + "\"", field);
        gaps.approximated(
                field,
                Note.Kind.NARROWER,
                draft.toString(),
                "words are found by their beginning, not by what is in them");
        return draft;
    }
}
