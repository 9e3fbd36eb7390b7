package io.earshot.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.nodes.Node;

/** {@code teams:}, {@code articles:} and {@code replies:}, in a book and in JSON. */
final class HelpReadersTest {
    private final List<BrandFinding> findings = new ArrayList<>();
    private final NodeReader nodes = new NodeReader();

    @Test
    void readsTeamsInTheirOrder() {
        assertThat(teams("""
                - {id: billing, when: 'refund* OR charge', experts: [ann, bob]}
                - id: service
                """))
                .containsExactly(
                        new Team("billing", "refund* OR charge", List.of("ann", "bob")),
                        new Team("service", "", List.of()));
    }

    @Test
    void saysWhatIsWrongWithTeamsAndWhere() {
        teams("""
                - {id: billing, when: 'refund AND ('}
                - {id: billing}
                - {id: more, when: acme}
                - {when: acme}
                - {id: no way}
                - {id: a, when: [b], experts: ann}
                - ann
                """);

        assertThat(findings.stream().map(BrandFinding::toString))
                .anySatisfy(finding -> assertThat(finding).startsWith("book.yaml:1:"))
                .contains(
                        "book.yaml:2:8: error: there is a team billing already, at book.yaml:1:8",
                        "book.yaml:3:3: warning: no item comes this far: the team at book.yaml:2:3 has all that are left",
                        "book.yaml:4:3: error: the team has no `id:`",
                        "book.yaml:5:8: error: the id of a team is up to 64 letters, digits, and . _ - after the first,"
                                + " found no way",
                        "book.yaml:6:17: error: when: expected text in the query language, found a list; put it in"
                                + " 'single quotes'",
                        "book.yaml:6:31: error: experts: expected a list, found ann; did you mean [ann]?",
                        "book.yaml:7:3: error: expected a team with `id:` and `when:`, found ann");
    }

    @Test
    void readsArticlesAndReplies() {
        assertThat(ArticlesReader.articles(nodes, file("""
                - {id: pin, title: I forgot my PIN, text: See the app., url: 'https://help.example/pin'}
                - {id: fees, title: Fees}
                """), root()))
                .containsExactly(
                        new Article("pin", "I forgot my PIN", "See the app.", "https://help.example/pin"),
                        new Article("fees", "Fees", "", null));
        assertThat(ArticlesReader.replies(nodes, file("- {id: pin, title: PIN, text: So sorry!}"), root()))
                .containsExactly(new Article("pin", "PIN", "So sorry!", null));
        assertThat(findings).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithArticlesAndWhere() {
        ArticlesReader.articles(nodes, file("""
                - {id: pin, title: PIN, url: 'ftp://help'}
                - {id: pin, title: again}
                - {title: none}
                - {id: bare}
                - word
                """), root());

        assertThat(findings.stream().map(BrandFinding::toString))
                .containsExactly(
                        "book.yaml:1:30: error: url: expected an address such as https://help.example.com/1, found"
                                + " ftp://help",
                        "book.yaml:2:8: error: there is an article pin already, at book.yaml:1:8",
                        "book.yaml:3:3: error: an article has no `id:`",
                        "book.yaml:4:3: error: an article has no `title:`",
                        "book.yaml:5:3: error: expected an article with `id:`, `title:` and `text:`, found word");
    }

    @Test
    void replyWithoutATextIsNone() {
        ArticlesReader.replies(nodes, file("- {id: pin, title: PIN}"), root());

        assertThat(findings.stream().map(BrandFinding::toString))
                .containsExactly("book.yaml:1:3: error: a reply has no `text:`");
    }

    @Test
    void brandTakesThemFromJson() throws Exception {
        Brand brand = BrandJson.read(json("""
                "teams":[{"id":"billing","when":"refund*","experts":["ann"]}],
                "articles":[{"id":"pin","title":"PIN","url":"https://help.example/pin"}],
                "replies":[{"id":"pin","title":"PIN","text":"So sorry!"}]"""));

        assertThat(brand.care().teams()).containsExactly(new Team("billing", "refund*", List.of("ann")));
        assertThat(brand.care().articles()).hasSize(1);
        assertThat(Json.MAPPER.readValue(Json.bytes(brand), Map.class)).containsKeys("teams", "articles", "replies");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'teams':[{'id':'a b'}]                       | the id of a team is up to 64 letters",
                "'teams':[{'id':'a'},{'id':'a'}]              | there are two teams a",
                "'teams':[{'id':'a','when':'b ('}]            | team a, character ",
                "'teams':[{'id':'a','experts':['']}]          | team a: an expert's name has 1 to 100 characters, found 0",
                "'articles':[{'id':'a','title':''}]           | an article a: title: expected 1 to 300 characters, found 0",
                "'articles':[{'id':'a','title':'b','url':'c'}] | an article a: url: expected an address such as",
                "'replies':[{'id':'a','title':'b'}]           | a reply a: text: expected what can be sent, found nothing"
            })
    void jsonIsHeldAgainstTheSameRules(String care, String reason) {
        assertThatThrownBy(() -> BrandJson.read(json(care.replace('\'', '"'))))
                .isInstanceOf(BadBrandException.class)
                .hasMessageContaining(reason);
    }

    private static byte[] json(String care) {
        return ("{\"id\":\"acme\",\"name\":\"Acme\",\"queries\":[{\"id\":\"main\",\"query\":\"acme\"}]," + care + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private YamlFile last = YamlFile.decode("book.yaml", new byte[0], new ArrayList<>());

    private YamlFile file(String yaml) {
        last = YamlFile.decode("book.yaml", yaml.getBytes(StandardCharsets.UTF_8), findings);
        return last;
    }

    private Node root() {
        return last.root().orElseThrow();
    }

    private List<Team> teams(String yaml) {
        YamlFile file = file(yaml);
        return new TeamsReader(nodes, file, new Groups(nodes)).read(root());
    }
}
