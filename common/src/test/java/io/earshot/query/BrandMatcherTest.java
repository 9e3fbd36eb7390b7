package io.earshot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandQuery;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Ruling;
import io.earshot.mention.Span;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrandMatcherTest {
    private static final Brand ACME = new Brand(
            "acme",
            "Acme",
            Map.of(Platform.X, List.of("Acme", "AcmeHelp"), Platform.BLUESKY, List.of("acme.example.com")),
            List.of(),
            List.of(new BrandQuery("outage", "acme down"), new BrandQuery("main", "acme OR @acmehelp")));
    private static final Brand NOVA = Matching.brand("nova", "nova");

    @Test
    void brandsComeByIdAndQueriesAsWritten() {
        BrandMatcher matcher = BrandMatcher.compile(List.of(NOVA, ACME));

        List<BrandMatch> matches = matcher.match(Matching.post("nova up, acme down"));

        assertThat(matches)
                .containsExactly(
                        new BrandMatch(
                                ACME,
                                List.of(
                                        new QueryMatch("outage", List.of(new Span(9, 13), new Span(14, 18))),
                                        new QueryMatch("main", List.of(new Span(9, 13)))),
                                false,
                                false,
                                Ruling.NONE),
                        new BrandMatch(
                                NOVA,
                                List.of(new QueryMatch("q0", List.of(new Span(0, 4)))),
                                false,
                                false,
                                Ruling.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "x, acme is down, false",
        "x, @ACME: acme is down, true",
        "x, @acmehelp.Please, true",
        "reddit, @acme acme, false",
        "bluesky, acme @acme.example.com, true",
        "bluesky, acme @acme.example.community, false",
        "bluesky, acme @acme, false"
    })
    void aPostIsTaggedByAHandleOfItsPlatform(String platform, String text, boolean tagged) {
        Post post = Matching.post(Platform.valueOf(platform.toUpperCase(Locale.ROOT)), text);

        assertThat(BrandMatcher.compile(List.of(ACME)).match(post))
                .singleElement()
                .satisfies(match -> assertThat(match.tagged()).isEqualTo(tagged));
    }

    @Test
    void aPostIsTaggedByWhatThePlatformLists() throws Exception {
        Post post = post("{\"text\":\"acme!\",\"platform\":\"x\",\"mentions\":[\"ACMEhelp\"]}");

        assertThat(BrandMatcher.compile(List.of(ACME)).match(post).get(0).tagged())
                .isTrue();
    }

    @Test
    void aTagAloneIsNoMatch() {
        assertThat(BrandMatcher.compile(List.of(ACME)).match(Matching.post("@acme hello")))
                .isEmpty();
    }

    @Test
    void theBrandsOwnPostIsAMatchEvenWithoutAQuery() throws Exception {
        BrandMatcher matcher = BrandMatcher.compile(List.of(NOVA, ACME));

        assertThat(matcher.match(post("{\"text\":\"Sorry!\",\"platform\":\"x\",\"author\":{\"handle\":\"ACMEHelp\"}}")))
                .containsExactly(new BrandMatch(ACME, List.of(), false, true, Ruling.NONE));
        assertThat(matcher.match(post("{\"text\":\"nova acme\",\"platform\":\"x\",\"author\":{\"handle\":\"@acme\"}}")))
                .extracting(match -> match.brand().id() + " " + match.own() + " "
                        + match.queries().size())
                .containsExactly("acme true 1", "nova false 1");
        assertThat(matcher.match(post("{\"text\":\"nova\",\"platform\":\"x\",\"author\":{\"handle\":\"acme\"}}")))
                .extracting(match -> match.brand().id() + " " + match.own())
                .containsExactly("acme true", "nova false");
        assertThat(matcher.match(post("{\"text\":\"Hi\",\"platform\":\"reddit\",\"author\":{\"handle\":\"acme\"}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    platform:x            | {"platform":"x"}                      | {"platform":"reddit"}
                    lang:en               | {"lang":"en"}                         | {}
                    lang:pt               | {"lang":"pt-BR"}                      | {"lang":"pts"}
                    lang:pt-br            | {"lang":"pt-BR"}                      | {"lang":"pt"}
                    is:repost             | {"kind":"repost"}                     | {"kind":"quote","repostOf":"x:1"}
                    is:repost             | {"repostOf":"x:1"}                    | {}
                    is:reply              | {"inReplyTo":"x:1"}                   | {}
                    is:reply              | {"kind":"reply"}                      | {"kind":"post"}
                    is:verified           | {"author":{"verified":true}}          | {"author":{"handle":"a"}}
                    kind:review           | {"kind":"review"}                     | {}
                    has:media             | {"media":["a.png"]}                   | {}
                    has:links             | {"links":["https://a.b"]}             | {}
                    has:links             | {"text":"acme http://a.b"}            | {"text":"acme a.b"}
                    has:hashtags          | {"text":"acme #x"}                    | {"text":"acme # x"}
                    has:mentions          | {"text":"acme @x"}                    | {"text":"acme a@x.com"}
                    author:Some.One       | {"author":{"handle":"@some.ONE"}}     | {}
                    country:de            | {"country":"DE"}                      | {}
                    followers:>10         | {"author":{"followers":11}}           | {"author":{"followers":10}}
                    followers:<=10        | {"author":{"followers":10}}           | {}
                    -followers:>10        | {}                                    | {"author":{"followers":11}}
                    followers:5..7        | {"author":{"followers":5}}            | {"author":{"followers":8}}
                    followers:..7         | {"author":{"followers":7}}            | {"author":{"followers":8}}
                    followers:7           | {"author":{"followers":7}}            | {"author":{"followers":8}}
                    rating:<2.5           | {"rating":2}                          | {"rating":2.5}
                    (lang:en OR lang:de)  | {"lang":"de"}                         | {"lang":"fr"}
                    """)
    void fieldsAskWhatIsKnownOfThePost(String field, String has, String hasNot) throws Exception {
        BrandMatcher matcher = BrandMatcher.compile(List.of(Matching.brand("b", "acme " + field)));

        assertThat(matcher.match(post(has))).hasSize(1);
        assertThat(matcher.match(post(hasNot))).isEmpty();
    }

    @Test
    void aTextOfOneWordRepeatedHasNotMoreSpansThanExplain() {
        List<Span> spans = Matching.spans("acme \"acme acme\"~90 acme NEAR/90 acme", "acme ".repeat(3_000));

        assertThat(spans).hasSize(QueryMatch.MOST_SPANS);
        assertThat(spans.get(0)).isEqualTo(new Span(0, 9));
    }

    @Test
    void aVeryLongPostIsReadToItsEnd() {
        String text = "x1 é 苹 🔥 ".repeat(20_000);

        assertThat(Matching.spans("acme", text + "acme")).containsExactly(new Span(text.length(), text.length() + 4));
    }

    @Test
    void aPostThatMatchesNothingMakesNoObjects() {
        assumeTrue(
                ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                        && threads.isThreadAllocatedMemorySupported(),
                "this Java does not count what a thread allocates");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        MatchSession session = BrandMatcher.compile(List.of(ACME, NOVA)).newSession();
        Post post = Matching.post(
                "Just had the BEST coffee at @cornercafe #monday, it's 9.99 but I don't care: https://t.co/abc 👍🏽 voilà!");
        session.match(post);

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            session.match(post);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    @Test
    void threadsShareAMatcher() {
        BrandMatcher matcher = BrandMatcher.compile(List.of(ACME, NOVA));
        List<Post> posts = new ArrayList<>();
        IntStream.range(0, 2_000).forEach(i -> posts.add(Matching.post(i % 2 == 0 ? "acme down" : "nova is up")));
        List<List<BrandMatch>> expected = posts.stream().map(matcher::match).toList();

        assertThat(posts.parallelStream().map(matcher::match).toList()).isEqualTo(expected);
    }

    @Test
    void aQueryThatNobodyCheckedIsRefused() {
        assertThatThrownBy(() -> BrandMatcher.compile(List.of(Matching.brand("b", "NOT acme"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("query q0 of brand b: what only excludes");
    }

    @Test
    void noBrandsMatchNothing() {
        assertThat(BrandMatcher.compile(List.of()).match(Matching.post("acme"))).isEmpty();
        assertThat(BrandMatcher.compile(List.of(ACME)).match(Matching.post(""))).isEmpty();
    }

    @Test
    void manyBrandsAreToldApart() {
        List<Brand> brands = new ArrayList<>(IntStream.range(0, 3_000)
                .mapToObj(i -> Matching.brand("b" + i, "word" + i + " OR \"common word" + i + "\" OR #tag" + i))
                .toList());
        Collections.shuffle(brands, new Random(3));
        BrandMatcher matcher = BrandMatcher.compile(brands);

        assertThat(matcher.queries()).isEqualTo(3_000);
        assertThat(IntStream.range(0, 3_000)
                        .mapToObj(i -> matcher.match(Matching.post("a common word" + i)))
                        .flatMap(List::stream)
                        .map(match -> match.brand().id()))
                .containsExactlyElementsOf(Stream.iterate(0, i -> i + 1)
                        .limit(3_000)
                        .map(i -> "b" + i)
                        .toList());
    }

    private static Post post(String json) throws Exception {
        return Matching.fromJson(json);
    }
}
