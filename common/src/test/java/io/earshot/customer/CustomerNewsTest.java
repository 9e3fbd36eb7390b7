package io.earshot.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a record of the company's books is read. */
final class CustomerNewsTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void readsACustomer() throws Exception {
        CustomerNews news = read("x:maria", """
                {"platform":"x","handle":"@Maria","customer":"C-17","tier":"Gold","name":"Maria","more":1,
                 "at":"2026-11-01T01:00:00+01:00"}""");

        assertThat(news)
                .isEqualTo(new CustomerNews(
                        "x:maria",
                        null,
                        Instant.parse("2026-11-01T00:00:00Z"),
                        new KnownCustomer(null, "C-17", "gold")));
    }

    @ParameterizedTest(name = "{0} is keyed {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'platform':'x','handle':'Maria'                        | x:maria",
                "'platform':'x','handle':'Maria','id':'17'              | x:maria",
                "'platform':'yelp','id':'AbC'                           | yelp:abc",
                "'platform':'yelp','handle':'@','id':'AbC'              | yelp:abc",
                "'platform':'mastodon','handle':'Maria@Example.com'     | mastodon:maria@example.com",
                "'platform':'x','handle':'Maria','brand':'acme'         | acme/x:maria"
            })
    void isKeyedByTheAuthorAndTheBrandThatItHoldsFor(String who, String key) throws Exception {
        CustomerNews news = read(null, ("{" + who + ",'tier':'gold','at':'2026-11-01T00:00:00Z'}").replace('\'', '"'));

        assertThat(news.key()).isEqualTo(key);
        assertThat(CustomerNews.read(key, null, WRITTEN))
                .isEqualTo(new CustomerNews(news.author(), news.brand(), WRITTEN, null));
    }

    @Test
    void keyInCapitalsNamesTheSame() throws Exception {
        assertThat(read("X:Maria", """
                {"platform":"x","handle":"maria","tier":"gold","at":"2026-11-01T00:00:00Z"}""").key()).isEqualTo("x:maria");
    }

    @ParameterizedTest(name = "{1} with key {0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "         | not                                                      | not JSON",
                "         | null                                                     | no customer: expected a JSON object, found null",
                "         | {'platform':'tvitter'}                                   | not a customer: platform: Cannot deserialize",
                "         | {'handle':'m'}                                           | platform is missing: expected one of x facebook",
                "         | {'platform':'x'}                                         | who it is on the platform is missing",
                "         | {'platform':'x','handle':'m'}                            | at is missing",
                "         | {'platform':'x','handle':'m','at':'today'}               | not a customer: at: not an ISO-8601 instant: today",
                "         | {'platform':'x','handle':'m','at':'1969-01-01T00:00:00Z'} | at is not of our age",
                "         | {'platform':'x','handle':'m','at':'2026-01-01T00:00:00Z'} | it says nothing of the customer",
                "         | {'platform':'x','handle':'m','at':'2026-01-01T00:00:00Z','brand':'A!','tier':'a'} | brand is not a brand's id",
                "x:other  | {'platform':'x','handle':'m','at':'2026-01-01T00:00:00Z','tier':'a'} | the key names somebody else: expected x:m, found x:other",
                "m        | {'platform':'x','handle':'m','at':'2026-01-01T00:00:00Z','tier':'a'} | not a key: expected <platform>:<handle>",
                "fax:m    |                                                          | not a key: expected <platform>:<handle>",
                "A!/x:m   |                                                          | brand is not a brand's id",
                "         |                                                          | neither key nor value: expected a key such as"
            })
    void saysWhatIsWrong(@Nullable String key, @Nullable String value, String message) {
        byte[] bytes = value == null ? null : value.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CustomerNews.read(key, bytes, WRITTEN))
                .isInstanceOf(BadCustomerException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesATierThatIsATale() {
        String tale = "gold".repeat(100);

        assertThatThrownBy(() -> read(
                        null,
                        "{\"platform\":\"x\",\"handle\":\"m\",\"at\":\"2026-01-01T00:00:00Z\",\"tier\":\"" + tale
                                + "\"}"))
                .hasMessage("tier is too long: expected at most 200 characters, found 400");
    }

    private static CustomerNews read(@Nullable String key, String value) throws BadCustomerException {
        return CustomerNews.read(key, value.getBytes(StandardCharsets.UTF_8), WRITTEN);
    }
}
