package io.earshot.brand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code competitors:} of a book and of its brands, and says of each brand what its competitors are called. */
final class CompetitorsReader {
    /** In a book of so many brands each is taken for the others' competitor if nothing is said of it. */
    static final int MOST_BRANDS = 20;

    private final NodeReader nodes;
    /** By brand; without those that say nothing. */
    private final Map<String, List<String>> listed = new HashMap<>();
    /** What is wrong in the book's list is said once, not once a brand. */
    private final IdentityHashMap<Node, List<String>> read = new IdentityHashMap<>();

    CompetitorsReader(NodeReader nodes) {
        this.nodes = nodes;
    }

    /** @param ofBook what the book says, for brands that say nothing */
    void read(YamlFile file, @Nullable Node node, String brand, @Nullable Node ofBook) {
        Node said = node == null ? ofBook : node;
        if (said != null) {
            listed.put(brand, read.computeIfAbsent(said, list -> names(file, list)));
        }
    }

    private List<String> names(YamlFile file, Node said) {
        List<String> names = new ArrayList<>();
        for (Node item : nodes.items(file, said, "competitors")) {
            String name = nodes.text(file, item, "a competitor");
            if (!name.isEmpty()) {
                BrandRules.competitor(name).ifPresent(problem -> file.error(item, problem));
                names.add(name);
            }
        }
        return names;
    }

    /** The brands with their competitors; those that are brands of the book themselves by all their names. */
    List<Brand> resolved(List<Brand> brands) {
        Map<String, Brand> byId = new HashMap<>();
        brands.forEach(brand -> byId.put(brand.id(), brand));
        return brands.stream()
                .map(brand -> brand.withCompetitors(of(brand, brands, byId)))
                .toList();
    }

    private List<String> of(Brand brand, List<Brand> brands, Map<String, Brand> byId) {
        List<String> names = listed.get(brand.id());
        if (names == null) {
            return brands.size() > MOST_BRANDS ? List.of() : names(brands.stream(), brand);
        }
        return names.stream()
                .flatMap(name ->
                        byId.containsKey(name) ? names(Stream.of(byId.get(name)), brand).stream() : Stream.of(name))
                .distinct()
                .toList();
    }

    private static List<String> names(Stream<Brand> brands, Brand own) {
        return brands.filter(brand -> !brand.id().equals(own.id()))
                .flatMap(brand -> Names.ofBrand(brand).stream())
                .distinct()
                .toList();
    }
}
