package io.earshot.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts as the platforms write them; the samples' people and words are invented. */
final class NativeFormatsTest {
    private static final Instant QUARTER_PAST_EIGHT = Instant.parse("2026-11-22T08:15:30.123Z");

    private final PostDecoder decoder = new PostDecoder();

    @Test
    void aPostOfX() throws Exception {
        assertThat(decode("x-post.json", "x"))
                .containsExactly(new Post(
                        "x:2060000000000000101",
                        Platform.X,
                        PostKind.REPLY,
                        new Author("881", "pat_invented", "Pat Invented", 420L, false),
                        "@AcmeAir any news on AA & BB tonight? Stuck at gate 7 https://t.co/a1b2c3d4e5 #acmeair"
                                + " https://t.co/f6g7h8i9j0",
                        "en",
                        QUARTER_PAST_EIGHT,
                        null,
                        "x:2060000000000000100",
                        "x:2060000000000000100",
                        null,
                        4L,
                        31L,
                        2L,
                        1204L,
                        null,
                        "US",
                        "https://x.com/pat_invented/status/2060000000000000101",
                        List.of("https://status.acmeair.example/gates?l=en"),
                        List.of("acmeair"),
                        List.of("AcmeAir"),
                        List.of("https://pbs.twimg.example/media/gate7.jpg")));
    }

    @Test
    void aPageOfX() throws Exception {
        List<Post> posts = decode("x-page.json", "x");

        assertThat(posts).extracting(Post::kind).containsExactly(PostKind.REPOST, PostKind.QUOTE, PostKind.POST);
        assertThat(posts)
                .extracting(Post::repostOf)
                .containsExactly("x:2060000000000000200", "x:2060000000000000200", null);
        assertThat(posts.get(0).text())
                .as("a repost shows the whole of the original")
                .endsWith("without a word from anyone. #lostbag");
        assertThat(posts.get(0).hashtags()).containsExactly("lostbag");
        assertThat(posts.get(0).shares()).as("the original's").isNull();
        assertThat(posts.get(2).author()).as("not in the includes").isEqualTo(new Author("92", null, null, null, null));
        assertThat(posts.get(2).url()).isEqualTo("https://x.com/i/status/2060000000000000203");
    }

    @Test
    void aPostOfBluesky() throws Exception {
        assertThat(decode("bluesky-post.json", "bluesky"))
                .containsExactly(new Post(
                        "bluesky:at://did:plc:inventedaaaaaaaaaaaaaaaa/app.bsky.feed.post/3mb2inventedk",
                        Platform.BLUESKY,
                        PostKind.REPLY,
                        new Author("did:plc:inventedaaaaaaaaaaaaaaaa", null, null, null, null),
                        "Hé @acme.example, is the app down? See status.acme.example #outage",
                        "en",
                        QUARTER_PAST_EIGHT,
                        null,
                        "bluesky:at://did:plc:inventedbbbbbbbbbbbbbbbb/app.bsky.feed.post/3mb2parent",
                        "bluesky:at://did:plc:inventedcccccccccccccccc/app.bsky.feed.post/3mb2root",
                        "bluesky:at://did:plc:inventeddddddddddddddddd/app.bsky.feed.post/3mb2quoted",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "https://bsky.app/profile/did:plc:inventedaaaaaaaaaaaaaaaa/post/3mb2inventedk",
                        List.of("https://status.acme.example/"),
                        List.of("outage", "acme"),
                        List.of("acme.example"),
                        List.of("https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:inventedaaaaaaaaaaaaaaaa/"
                                + "bafkreipicture@jpeg")));
    }

    @Test
    void aRepostOfBluesky() throws Exception {
        Post post = decode("bluesky-repost.json", "bluesky").get(0);

        assertThat(post.kind()).isEqualTo(PostKind.REPOST);
        assertThat(post.repostOf())
                .isEqualTo("bluesky:at://did:plc:inventedbbbbbbbbbbbbbbbb/app.bsky.feed.post/3mb2parent");
        assertThat(post.text()).isEmpty();
    }

    @Test
    void aBlueskyClockThatRunsAheadIsHeldToTheTimeOfItsSighting() throws Exception {
        String ahead = text("bluesky-post.json").replace("2026-11-22T08:15:30.123Z", "2031-01-01T00:00:00Z");

        assertThat(decoder.decode(utf8(ahead), null).get(0).createdAt())
                .isEqualTo(Instant.parse("2026-11-22T08:15:30.456Z"));
    }

    @Test
    void aStatusOfMastodon() throws Exception {
        assertThat(decode("mastodon-status.json", "mastodon"))
                .containsExactly(new Post(
                        "mastodon:115600000000000001",
                        Platform.MASTODON,
                        PostKind.REPLY,
                        new Author("42", "pat", "Pat Invented", 120L, null),
                        "ranting about Acme\n@acme your app says \"try later\" & nothing else.\nThree days now!\n\n"
                                + "See https://status.acme.example/incidents?id=4&l=en #outage",
                        "en",
                        QUARTER_PAST_EIGHT,
                        null,
                        "mastodon:115600000000000000",
                        null,
                        null,
                        2L,
                        3L,
                        1L,
                        null,
                        null,
                        null,
                        "https://social.example/@pat/115600000000000001",
                        List.of("https://status.acme.example/incidents?id=4&l=en"),
                        List.of("outage"),
                        List.of("acme"),
                        List.of("https://files.social.example/error.png")));
    }

    @Test
    void aReblogOfMastodonShowsTheOriginal() throws Exception {
        Post post = decode("mastodon-reblog.json", "mastodon").get(0);

        assertThat(post.kind()).isEqualTo(PostKind.REPOST);
        assertThat(post.repostOf()).isEqualTo("mastodon:115600000000000001");
        assertThat(post.text()).isEqualTo("Acme is down");
        assertThat(post.lang()).isEqualTo("en");
        assertThat(post.author().handle()).isEqualTo("echo@elsewhere.example");
        assertThat(post.shares()).isNull();
    }

    @Test
    void theStreamOfMastodonWrapsAStatusIntoAString() throws Exception {
        String status = text("mastodon-status.json");
        String update = "{\"stream\":[\"public\"],\"event\":\"update\",\"payload\":" + Json.string(status) + "}";
        String mention = "{\"event\":\"notification\",\"payload\":"
                + Json.string("{\"id\":\"1\",\"type\":\"mention\",\"status\":" + status + "}") + "}";

        assertThat(decoder.decode(utf8(update), null)).isEqualTo(decode("mastodon-status.json", null));
        assertThat(decoder.decode(utf8(mention), null)).isEqualTo(decode("mastodon-status.json", null));
    }

    @ParameterizedTest
    @CsvSource({"public, REPLY", "unlisted, REPLY", "private, MESSAGE", "direct, MESSAGE"})
    void aStatusThatIsNotPublicIsAMessage(String visibility, PostKind kind) throws Exception {
        String status = text("mastodon-status.json").replace("\"public\"", "\"" + visibility + "\"");

        assertThat(decoder.decode(utf8(status), null)).extracting(Post::kind).containsExactly(kind);
    }

    @Test
    void aListOfStatuses() throws Exception {
        String list = "[" + text("mastodon-status.json") + "," + text("mastodon-reblog.json") + "]";

        assertThat(decoder.decode(utf8(list), null)).hasSize(2);
    }

    @Test
    void aThreadOfReddit() throws Exception {
        List<Post> posts = decode("reddit-thread.json", "reddit");

        assertThat(posts)
                .extracting(Post::id)
                .as("the removed comment has nothing left to read")
                .containsExactly("reddit:t3_1inv3nt", "reddit:t1_c0mment", "reddit:t1_d33p");
        assertThat(posts.get(0))
                .isEqualTo(new Post(
                        "reddit:t3_1inv3nt",
                        Platform.REDDIT,
                        PostKind.POST,
                        new Author("t2_inv3nted", "pat_invented", null, null, null),
                        "Acme router & the blinking light\n\nIt blinks since Tuesday.\n\nWhat now?",
                        null,
                        Instant.parse("2026-11-22T08:15:30Z"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        12L,
                        4L,
                        null,
                        null,
                        null,
                        "https://www.reddit.com/r/acme/comments/1inv3nt/acme_router/",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        assertThat(posts.get(1).inReplyTo()).isEqualTo("reddit:t3_1inv3nt");
        assertThat(posts.get(1).conversation()).isEqualTo("reddit:t3_1inv3nt");
        assertThat(posts.get(1).likes()).as("a score below zero is no count").isNull();
        assertThat(posts.get(2).inReplyTo()).isEqualTo("reddit:t1_c0mment");
        assertThat(posts.get(2).text()).isEqualTo("Did that > no change");
        assertThat(posts.get(2).author().handle()).isEqualTo("[deleted]");
    }

    @Test
    void aThingOfRedditWithoutItsEnvelope() throws Exception {
        List<Post> posts = decoder.decode(
                json("{'id':'b4re','author':'pat','subreddit':'acme','body':'same here','created_utc':'1795335330',"
                        + "'link_id':'t3_1inv3nt','parent_id':'t3_1inv3nt','likes':null}"),
                null);

        assertThat(posts).extracting(Post::id).containsExactly("reddit:t1_b4re");
        assertThat(posts).extracting(Post::createdAt).containsExactly(Instant.parse("2026-11-22T08:15:30Z"));
    }

    @Test
    void aLinkOfRedditLeadsSomewhere() throws Exception {
        String link = "{'kind':'t3','data':{'id':'1','author':'pat','subreddit':'acme','title':'Look','selftext':'',"
                + "'created_utc':1795335330,'is_self':false,'url':'https://i.example/1.png'HINT}}";

        Post page = decoder.decode(json(link.replace("HINT", "")), null).get(0);
        Post image = decoder.decode(json(link.replace("HINT", ",'post_hint':'image'")), null)
                .get(0);

        assertThat(page.text()).isEqualTo("Look");
        assertThat(page.links()).containsExactly("https://i.example/1.png");
        assertThat(image.links()).isEmpty();
        assertThat(image.media()).containsExactly("https://i.example/1.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'delete':{'tweet':{'id':'1','author_id':'2'}}}",
                "{'meta':{'result_count':0}}",
                "{'did':'did:plc:a','time_us':1,'kind':'identity','identity':{'did':'did:plc:a','handle':'a.example'}}",
                "{'did':'did:plc:a','time_us':1,'kind':'account','account':{'active':false,'did':'did:plc:a'}}",
                "{'did':'did:plc:a','time_us':1,'kind':'commit','commit':{'operation':'create','collection':'app.bsky.feed.like','rkey':'1','record':{}}}",
                "{'did':'did:plc:a','time_us':1,'kind':'commit','commit':{'operation':'delete','collection':'app.bsky.feed.post','rkey':'1'}}",
                "{'event':'delete','payload':'115600000000000001'}",
                "{'event':'status.update','payload':'{}'}",
                "{'event':'notification','payload':'{`type`:`favourite`}'}",
                "{'kind':'t5','data':{'id':'1','display_name':'acme'}}",
                "{'kind':'Listing','data':{'children':[]}}",
                "{'kind':'t1','data':{'id':'1','body':'[deleted]'}}",
            })
    void someRecordsCarryNoPost(String json) throws Exception {
        assertThat(decoder.decode(json(json), null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'data':{'id':'1','text':'a','author_id':'2'}}               | data.created_at is missing: ask X for tweet.fields=created_at",
                "{'data':[{'id':'1','text':'a','created_at':'2026-11-22T08:15:30Z','author_id':'2'},{'id':2}]} | data[1].id must be a string",
                "{'data':{'id':'1','text':'a','created_at':'2026-11-22T08:15:30Z'}} | data.author_id is missing",
                "{'data':{'id':'1','text':'a','author_id':'2','created_at':'1970-01-01T00:00:00Z'}} | data: createdAt 1970-01-01T00:00:00Z is before 2000",
                "{'errors':[{'title':'operational-disconnect','detail':'This stream has been disconnected'}]} | X answered with an error in place of posts: This stream has been disconnected",
                "{'did':'a','time_us':1,'kind':'tombstone'}                   | kind 'tombstone' is not one of commit, identity, account",
                "{'did':'a','time_us':1,'kind':'commit','commit':{'operation':'create','collection':'app.bsky.feed.post','rkey':'1'}} | commit.record is missing",
                "{'did':'a','time_us':1,'kind':'commit','commit':{'operation':'create','collection':'app.bsky.feed.post','rkey':'1','record':{'createdAt':'once'}}} | commit.record.createdAt 'once' is not an ISO-8601 instant",
                "{'event':'update','payload':'{'}                             | payload is not JSON: Unexpected end-of-input",
                "{'event':'update','payload':7}                               | payload must be an object, or a string that holds one",
                "{'event':'update','payload':{'id':'1','created_at':'2026-11-22T08:15:30Z','account':{}}} | payload.account.acct is missing",
                "{'kind':'t3','data':{'id':'1','created_utc':1795335330}}     | data.title is missing",
                "{'kind':'t3','data':{'id':'1','title':'a','created_utc':'now'}} | data.created_utc must be seconds since 1970",
                "{'kind':'t1','data':{'id':'1','body':'a','author':'b','created_utc':1e300}} | data: createdAt is after the year 9999",
                "{'kind':'Listing','data':{'children':[{'kind':'t9','data':{}}]}} | kind 't9' is not one of Listing, more, t1 to t6",
            })
    void whatIsWrongIsNamedByItsPath(String json, String reason) {
        assertThatThrownBy(() -> decoder.decode(json(json), null))
                .isInstanceOf(BadPostException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void theHeaderOverrulesTheShape() throws Exception {
        byte[] status = utf8(text("mastodon-status.json"));

        assertThatThrownBy(() -> decoder.decode(status, "x")).hasMessage("data is missing");
        assertThatThrownBy(() -> decoder.decode(status, "earshot")).isInstanceOf(BadPostException.class);
    }

    /** The sample's posts: the same whether its format is told or not, and the same after our own JSON. */
    private List<Post> decode(String sample, String format) throws Exception {
        byte[] value = utf8(text(sample));
        List<Post> posts = decoder.decode(value, null);
        assertThat(decoder.decode(value, format)).isEqualTo(posts);
        for (Post post : posts) {
            assertThat(decoder.decode(Json.bytes(post), null)).containsExactly(post);
        }
        return posts;
    }

    private static String text(String sample) throws IOException {
        try (var in = NativeFormatsTest.class.getResourceAsStream(sample)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** JSON with other quotes: {@code '} for the outer ones, {@code `} for those within a string. */
    private static byte[] json(String text) {
        return utf8(text.replace('\'', '"').replace("`", "\\\""));
    }
}
