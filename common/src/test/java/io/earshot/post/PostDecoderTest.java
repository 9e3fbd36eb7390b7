package io.earshot.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What our own JSON may say, and what it is told when it says something else. */
final class PostDecoderTest {
    private static final String LEAST =
            "'id':'x:1','platform':'x','author':{'handle':'pat'}," + "'createdAt':'2026-11-22T08:15:30.123Z'";

    private static final Post FULL = new Post(
            "reddit:t1_9",
            Platform.REDDIT,
            PostKind.COMMENT,
            new Author("42", "pat", "Pat Ünvented", 120L, true),
            "Acme is down 😡\n\"again\"",
            "en",
            Instant.parse("2026-11-22T08:15:30.123Z"),
            Instant.parse("2026-11-22T08:15:31Z"),
            "reddit:t1_8",
            "reddit:t3_1",
            "x:7",
            1L,
            2L,
            3L,
            4_000_000_000L,
            4.5,
            "DE",
            "https://example.org/9",
            List.of("https://a.example"),
            List.of("acme"),
            List.of("acme", "sam"),
            List.of("https://b.example/1.png"));

    private final PostDecoder decoder = new PostDecoder();

    @Test
    void whatIsWrittenReadsBack() throws Exception {
        assertThat(decoder.decode(Json.bytes(FULL), null)).containsExactly(FULL);
        assertThat(decoder.decode(Json.bytes(FULL), "earshot")).containsExactly(FULL);
    }

    @Test
    void theLeastPostHasFourFields() throws Exception {
        Post post = own(LEAST);

        assertThat(post.kind()).isEqualTo(PostKind.POST);
        assertThat(post.text()).isEmpty();
        assertThat(post.shares()).isNull();
        assertThat(post.links()).isEmpty();
        assertThat(decoder.decode(Json.bytes(post), null)).containsExactly(post);
    }

    @Test
    void everyPlatformAndKindIsKnown() throws Exception {
        for (Platform platform : Platform.values()) {
            for (PostKind kind : PostKind.values()) {
                Post post = own(LEAST.replace("'x:1'", "'" + platform.code() + ":1'")
                                .replace("'platform':'x'", "'platform':'" + platform.code() + "'")
                        + ",'kind':'" + kind.name().toLowerCase(java.util.Locale.ROOT) + "'");
                assertThat(post.platform()).isEqualTo(platform);
                assertThat(post.kind()).isEqualTo(kind);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'text':null,'lang':null,'likes':null,'rating':null,'links':null,'receivedAt':null,'kind':null",
                "'text':'','lang':'','url':'','country':'','inReplyTo':'','kind':''",
                "'links':[],'hashtags':[null],'mentions':['']",
                "'more':{'likes':'seven','deep':[[[{'a':[1,2.5e3,true]}]]]},'other':-1",
                "'author':null,'id':null",
            })
    void nullsEmptyValuesAndUnknownFieldsSayNothing(String more) throws Exception {
        assertThat(own(LEAST + "," + more)).isEqualTo(own(LEAST));
        assertThat(own(more + "," + LEAST)).isEqualTo(own(LEAST));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7.0, 7", "1.2e3, 1200", "0, 0", "9223372036854775807, 9223372036854775807"})
    void anIntegerMayBeWrittenAsAnyJsonNumber(String json, long count) throws Exception {
        assertThat(own(LEAST + ",'likes':" + json).likes()).isEqualTo(count);
    }

    @Test
    void anOffsetIsTakenIntoAccount() throws Exception {
        assertThat(own(LEAST.replace("08:15:30.123Z", "08:15:30-08:00")).createdAt())
                .isEqualTo(Instant.parse("2026-11-22T16:15:30Z"));
    }

    @Test
    void aCountryIsUpperCase() throws Exception {
        assertThat(own(LEAST + ",'country':'de'").country()).isEqualTo("DE");
    }

    @Test
    void aSurrogateWithoutPartnerCannotGetFurther() throws Exception {
        Post post = own(LEAST + ",'text':'so \\ud83d angry','hashtags':['\\ude21']");

        assertThat(post.text()).isEqualTo("so \uFFFD angry");
        assertThat(post.hashtags()).containsExactly("\uFFFD");
        assertThat(decoder.decode(Json.bytes(post), null)).containsExactly(post);
    }

    @Test
    void aByteOrderMarkIsSkipped() throws Exception {
        assertThat(decoder.decode(utf8("\uFEFF{" + LEAST.replace('\'', '"') + "}"), null))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'id':'x:1'                        | 'more':1                    | id is missing",
                "'createdAt':'2026-11-22T08:15:30.123Z' | 'createdAt':null       | createdAt is missing",
                "'platform':'x'                    | 'platform':'myspace'        | platform 'myspace' is not one of x, facebook, instagram,",
                "'platform':'x'                    | 'platform':'X'              | platform 'X' is not one of x, facebook,",
                "'platform':'x'                    | 'platform':7                | platform must be a string, found the number 7",
                "'id':'x:1'                        | 'id':'1'                    | id '1' must be 'x:' and the platform's own id",
                "'id':'x:1'                        | 'id':'x:'                   | id 'x:' must be 'x:' and the platform's own id",
                "'id':'x:1'                        | 'id':'reddit:1'             | id 'reddit:1' must be 'x:' and",
                "'id':'x:1'                        | 'id':{'a':1}                | id must be a string, found an object",
                "{'handle':'pat'}                  | 'pat'                       | author must be an object, found the string 'pat'",
                "{'handle':'pat'}                  | {'name':'Pat'}              | author needs an id or a handle",
                "{'handle':'pat'}                  | {'id':'1','followers':'7'}  | author.followers must be an integer, found the string '7'",
                "{'handle':'pat'}                  | {'id':'1','verified':'yes'} | author.verified must be true or false, found the string 'yes'",
                "{'handle':'pat'}                  | {'id':'1','id':'2'}         | author.id stands twice",
                "2026-11-22T08:15:30.123Z          | yesterday                   | createdAt 'yesterday' is not an ISO-8601 instant such as",
                "2026-11-22T08:15:30.123Z          | 2026-11-22T08:15:30         | createdAt '2026-11-22T08:15:30' is not an ISO-8601 instant",
                "'2026-11-22T08:15:30.123Z'        | 1795335330123               | createdAt must be an ISO-8601 instant as a string, found the number 1795335330123",
                "2026-11-22T08:15:30.123Z          | 1999-12-31T23:59:59.999Z    | createdAt 1999-12-31T23:59:59.999Z is before 2000",
            })
    void whatIsRequiredIsAskedFor(String part, String instead, String reason) {
        assertThat(LEAST).contains(part);
        assertRefused("{" + LEAST.replace(part, instead) + "}", reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'kind':'rant'                     | kind 'rant' is not one of post, reply, repost, quote, comment, review, message",
                "'likes':'7'                       | likes must be an integer, found the string '7'",
                "'likes':7.5                       | likes must be an integer, found 7.5",
                "'likes':1e999                     | likes must be an integer, found Infinity",
                "'likes':-1                        | likes is negative: -1",
                "'likes':99999999999999999999      | likes is too large: 99999999999999999999",
                "'likes':true                      | likes must be an integer, found true",
                "'shares':{}                       | shares must be an integer, found an object",
                "'rating':0.9                      | rating 0.9 is not between 1 and 5",
                "'rating':5.1                      | rating 5.1 is not between 1 and 5",
                "'rating':'5'                      | rating must be a number, found the string '5'",
                "'country':'USA'                   | country 'USA' is not an ISO 3166-1 code of two letters",
                "'text':[]                         | text must be a string, found a list",
                "'links':'https://a.example'       | links must be a list of strings, found the string 'https://a.example'",
                "'links':[['a']]                   | links must be a list of strings, found a list",
                "'hashtags':[1]                    | hashtags must be a list of strings, found the number 1",
                "'inReplyTo':'123'                 | inReplyTo '123' is not the id of a post, such as 'x:1234'",
                "'inReplyTo':'myspace:1'           | inReplyTo 'myspace:1' is not the id of a post",
                "'conversation':'x:'               | conversation 'x:' is not the id of a post",
                "'repostOf':'x'                    | repostOf 'x' is not the id of a post",
                "'receivedAt':'today'              | receivedAt 'today' is not an ISO-8601 instant",
                "'text':'a','text':'b'             | text stands twice",
                "'id':'x:2'                        | id stands twice",
            })
    void whatIsSaidMustBeRight(String more, String reason) {
        assertRefused("{" + LEAST + "," + more + "}", reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "{'id':'x:1',,}           | not JSON: Unexpected character (',' (code 44)): was expecting double-quote to start field name at byte 12",
                "{'id':'x:1'              | not JSON: Unexpected end-of-input",
                "{'id':'x:1','likes':NaN} | not JSON: Non-standard token 'NaN'",
                "{'id':'x:1','likes':07}  | not JSON: Invalid numeric value: Leading zeroes not allowed",
                "hello                    | not JSON: Unrecognized token 'hello'",
                "[1,2                     | not JSON: Unexpected end-of-input",
            })
    void whatIsNotJsonIsNamedWithItsPlace(String json, String reason) {
        assertRefused(json, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``           | in none of the formats that are read: as one of our own, a post is a JSON object, found nothing",
                "[]           | in none of the formats that are read: as one of our own, a post is a JSON object, found a list",
                "7            | in none of the formats that are read: as one of our own, a post is a JSON object, found the number 7",
                "{}           | in none of the formats that are read: as one of our own, id, platform, author, createdAt are missing",
                "{'text':'a'} | in none of the formats that are read: as one of our own, id, platform, author, createdAt are missing",
            })
    void whatHasNoKnownShapeIsSaidToHaveNone(String json, String reason) {
        assertRefused(json, reason);
    }

    @Test
    void nothingMayFollowThePost() {
        assertRefused("{" + LEAST + "} {}", "something follows the post in the same record: an object");
        assertRefused("{" + LEAST + "} x", "not JSON: Unrecognized token 'x'");
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] latin1 = ("{" + LEAST + ",'text':'café'}").replace('\'', '"').getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = ("{" + LEAST + "}").getBytes(StandardCharsets.UTF_16LE);

        assertThatThrownBy(() -> decoder.decode(latin1, null))
                .isInstanceOf(BadPostException.class)
                .hasMessage("not UTF-8: 0xE9 at byte " + (latin1.length - 3));
        assertThatThrownBy(() -> decoder.decode(utf16, null)).hasMessage("not UTF-8: a zero byte at byte 1");
    }

    @Test
    void deepNestingIsRefused() {
        assertRefused("{" + LEAST + ",'more':" + "[".repeat(500_000), "not JSON: Document nesting depth (101) exceeds");
    }

    @Test
    void aRecordOfMoreThanAMegabyteIsRefused() {
        assertRefused(
                "{" + LEAST + ",'text':'" + "x".repeat(1 << 20) + "'}",
                "the record has 1048678 bytes, more than the 1048576 that are read");
    }

    @Test
    void anIdOfMoreThan400BytesIsRefused() throws Exception {
        assertThat(own(LEAST.replace("x:1", "x:" + "1".repeat(398))).id()).hasSize(400);
        assertRefused("{" + LEAST.replace("x:1", "x:" + "1".repeat(399)) + "}", "is longer than 400 bytes");
        assertRefused("{" + LEAST.replace("x:1", "x:" + "é".repeat(200)) + "}", "is longer than 400 bytes");
    }

    @Test
    void anUnknownFormatIsNamed() {
        assertThatThrownBy(() -> decoder.decode(utf8("{}"), "avro"))
                .isInstanceOf(BadPostException.class)
                .hasMessage("format 'avro' is not one of earshot, x, bluesky, mastodon, reddit");
    }

    @Test
    void aReasonIsOneShortLineWhateverTheInputHolds() {
        assertThatThrownBy(() -> own(LEAST + ",'kind':'a\\n\\u0000\\ud83d" + "b".repeat(10_000) + "'"))
                .hasMessageStartingWith("kind 'a\uFFFD\uFFFD\uFFFDbbb")
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(200);
    }

    private Post own(String fields) throws BadPostException {
        return decoder.decode(utf8("{" + fields.replace('\'', '"') + "}"), null).get(0);
    }

    private void assertRefused(String json, String reason) {
        assertThatThrownBy(() -> decoder.decode(utf8(json.replace('\'', '"')), null))
                .isInstanceOf(BadPostException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
