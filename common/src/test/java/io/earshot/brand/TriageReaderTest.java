package io.earshot.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code triage:} of a brand. */
final class TriageReaderTest {
    private final List<BrandFinding> findings = new ArrayList<>();

    private List<TriageRule> read(String yaml) {
        YamlFile file = YamlFile.decode("book.yaml", yaml.getBytes(StandardCharsets.UTF_8), findings);
        NodeReader nodes = new NodeReader();
        return new TriageReader(nodes, file, new Groups(nodes)).read(file.root().orElseThrow());
    }

    @Test
    void readsRulesInTheirOrder() {
        assertThat(read("""
                - {id: vip, when: 'followers:>100000', open: true}
                - {id: jobs, when: 'hiring OR vacancy', open: false}
                """))
                .containsExactly(
                        new TriageRule("vip", "followers:>100000", true),
                        new TriageRule("jobs", "hiring OR vacancy", false));
        assertThat(findings).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        read("""
                - {id: vip, when: 'followers:many', open: true}
                - {id: vip, when: acme, open: maybe}
                - {when: acme, open: true}
                - {id: no way, when: acme, open: true}
                - {id: a, open: true}
                - {id: b, when: acme}
                - {id: c, when: [acme], open: true}
                - all
                """);

        assertThat(findings.stream().map(BrandFinding::toString))
                .satisfiesExactly(
                        finding -> assertThat(finding).startsWith("book.yaml:1:30: error: followers:"),
                        finding -> assertThat(finding)
                                .isEqualTo(
                                        "book.yaml:2:8: error: there is a triage rule vip already, at book.yaml:1:8"),
                        finding -> assertThat(finding)
                                .isEqualTo("book.yaml:2:31: error: open: expected true for an item, false for none,"
                                        + " found maybe"),
                        finding -> assertThat(finding).isEqualTo("book.yaml:3:3: error: the triage rule has no `id:`"),
                        finding -> assertThat(finding)
                                .startsWith("book.yaml:4:8: error: a triage rule's id is up to 64 letters"),
                        finding ->
                                assertThat(finding).isEqualTo("book.yaml:5:3: error: the triage rule has no `when:`"),
                        finding -> assertThat(finding)
                                .isEqualTo("book.yaml:6:3: error: the triage rule has no `open:`; expected true for an"
                                        + " item, false for none"),
                        finding -> assertThat(finding)
                                .startsWith("book.yaml:7:17: error: when: expected text in the query language"),
                        finding -> assertThat(finding)
                                .isEqualTo("book.yaml:8:3: error: expected a triage rule with `id:`, `when:` and"
                                        + " `open:`, found all"));
    }

    @Test
    void inJsonTheSameRulesHold() {
        assertThatThrownBy(() -> brand("[{\"id\":\"a b\",\"when\":\"(acme\",\"open\":true}]"))
                .isInstanceOfSatisfying(BadBrandException.class, bad -> assertThat(bad.reasons())
                        .satisfiesExactly(
                                reason -> assertThat(reason).startsWith("a triage rule's id is up to 64 letters"),
                                reason -> assertThat(reason)
                                        .startsWith("triage rule a b, character 1: this bracket is not closed")));
        assertThatThrownBy(() -> brand("[{\"id\":\"a\",\"when\":\"acme\"}]"))
                .isInstanceOf(BadBrandException.class)
                .hasMessageContaining("open");
        assertThatThrownBy(() -> brand("[{\"id\":\"a\",\"open\":true}]")).isInstanceOf(BadBrandException.class);
    }

    @Test
    void rulesAreTheSameAfterJson() throws BadBrandException {
        Brand brand = brand("[{\"id\":\"a\",\"when\":\"acme\",\"open\":true}]");

        assertThat(brand.care().triage()).containsExactly(new TriageRule("a", "acme", true));
        assertThat(BrandBook.fromJson(Json.bytes(brand))).isEqualTo(brand);
    }

    private static Brand brand(String triage) throws BadBrandException {
        return BrandBook.fromJson(
                ("{\"id\":\"acme\",\"queries\":[{\"id\":\"main\",\"query\":\"acme\"}],\"triage\":" + triage + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
