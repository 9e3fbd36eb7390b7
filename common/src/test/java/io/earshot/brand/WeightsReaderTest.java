package io.earshot.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code weights:} of a brand. */
final class WeightsReaderTest {
    private final List<BrandFinding> findings = new ArrayList<>();

    private PriorityWeights read(String yaml) {
        YamlFile file = YamlFile.decode("book.yaml", yaml.getBytes(StandardCharsets.UTF_8), findings);
        return new WeightsReader(new NodeReader(), file).read(file.root().orElseThrow());
    }

    @Test
    void whatIsLeftOutIsAsUsual() {
        assertThat(read("{heat: 30, promises: 0}"))
                .isEqualTo(new PriorityWeights(
                        Map.of(PriorityFactor.HEAT, 30, PriorityFactor.PROMISES, 0), PriorityWeights.DEFAULT.tier()));
        assertThat(findings).isEmpty();
    }

    @Test
    void tiersTakeThePlaceOfAllUsualOnes() {
        assertThat(read("tier: {Gold: 20, partner: 5}").tier()).isEqualTo(Map.of("gold", 20, "partner", 5));
        assertThat(findings).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        read("""
                reach: 20
                heat: 200
                topic: -1
                waiting: some
                waiting: 3
                tier: {gold: many, Gold: 3}
                """);

        assertThat(findings.stream().map(BrandFinding::toString))
                .satisfiesExactly(
                        finding -> assertThat(finding)
                                .startsWith(
                                        "book.yaml:1:1: error: a priority has no factor reach; did you mean influence"),
                        finding -> assertThat(finding)
                                .isEqualTo(
                                        "book.yaml:2:7: error: heat: expected a whole number of points from 0 to 100,"
                                                + " found 200"),
                        finding -> assertThat(finding).startsWith("book.yaml:3:8: error: topic: expected a whole"),
                        finding -> assertThat(finding).startsWith("book.yaml:4:10: error: waiting: expected a whole"),
                        finding -> assertThat(finding).isEqualTo("book.yaml:5:1: error: there are two waiting"),
                        finding -> assertThat(finding).startsWith("book.yaml:6:14: error: gold: expected a whole"),
                        finding -> assertThat(finding).isEqualTo("book.yaml:6:20: error: there are two tiers gold"));
    }

    @Test
    void saysWhatIsNoWeightsAtAll() {
        read("- heat");
        read("{tier: gold}");

        assertThat(findings.stream().map(BrandFinding::toString))
                .satisfiesExactly(
                        finding -> assertThat(finding)
                                .isEqualTo("book.yaml:1:1: error: weights: expected factors with points, such as"
                                        + " {severity: 50, tier: {gold: 20}}, found a list"),
                        finding -> assertThat(finding).startsWith("book.yaml:1:8: error: tier: expected tiers"));
    }

    @Test
    void theyAreTheSameAfterJson() throws BadBrandException {
        Brand brand = brand("{\"heat\":30,\"tier\":{\"gold\":20}}");

        assertThat(brand.care().weights())
                .isEqualTo(new PriorityWeights(Map.of(PriorityFactor.HEAT, 30), Map.of("gold", 20)));
        assertThat(BrandBook.fromJson(Json.bytes(brand))).isEqualTo(brand);
        assertThat(Json.string(brand)).contains("\"weights\":{\"heat\":30,\"tier\":{\"gold\":20}}");
        assertThat(Json.string(brand("{}"))).doesNotContain("weights");
    }

    @Test
    void inJsonTheSameRulesHold() {
        assertThatThrownBy(() -> brand("{\"reach\":30}"))
                .isInstanceOf(BadBrandException.class)
                .hasMessageContaining("a priority has no factor reach; did you mean influence");
        assertThatThrownBy(() -> brand("{\"heat\":101}"))
                .isInstanceOf(BadBrandException.class)
                .hasMessageContaining("heat: expected a whole number of points from 0 to 100, found 101");
        assertThatThrownBy(() -> brand("{\"tier\":{\"gold\":\"x\"}}"))
                .isInstanceOf(BadBrandException.class)
                .hasMessageContaining("gold: expected a whole number of points");
        assertThatThrownBy(() -> brand("{\"tier\":7}"))
                .isInstanceOf(BadBrandException.class)
                .hasMessageContaining("tier: expected tiers with points");
        assertThatThrownBy(() -> brand("7"))
                .isInstanceOf(BadBrandException.class)
                .hasMessageContaining("weights");
    }

    private static Brand brand(String weights) throws BadBrandException {
        return BrandBook.fromJson(
                ("{\"id\":\"acme\",\"queries\":[{\"id\":\"main\",\"query\":\"acme\"}],\"weights\":" + weights + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
