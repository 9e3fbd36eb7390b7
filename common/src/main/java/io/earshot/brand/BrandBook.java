package io.earshot.brand;

import io.earshot.query.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The brands of one or many YAML files, and all that is wrong with them. JSON Schema for editors:
 * {@code flink-conf/brandbook.schema.json}; for people: {@code docs/queries.md}.
 *
 * @param brands in the order of the files, without those that have an error
 * @param findings every error and warning, in the order of the files and of their places
 */
public record BrandBook(List<Brand> brands, List<BrandFinding> findings) {
    public BrandBook {
        brands = List.copyOf(brands);
        findings = List.copyOf(findings);
    }

    /**
     * A file of a brand book.
     *
     * @param name as findings call it
     * @param content UTF-8 YAML
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    public record Source(String name, byte[] content) {}

    /** Reads the files as one book. */
    public static BrandBook parse(List<Source> sources) {
        List<BrandFinding> findings = new ArrayList<>();
        BookReader reader = new BookReader(findings);
        List<YamlFile> files = sources.stream()
                .map(source -> YamlFile.decode(source.name(), source.content(), findings))
                .toList();
        reader.read(files);
        List<String> order = sources.stream().map(Source::name).toList();
        findings.sort(Comparator.comparing((BrandFinding finding) -> order.indexOf(finding.file()))
                .thenComparing(BrandFinding::line)
                .thenComparing(BrandFinding::column));
        return new BrandBook(reader.brands(), findings);
    }

    /**
     * Reads one brand as {@code earshot.brands} carries it, by the same rules.
     *
     * @throws BadBrandException with every reason, if it cannot be used
     */
    public static Brand fromJson(byte[] json) throws BadBrandException {
        return BrandJson.read(json);
    }

    /** Whether something in it cannot be used. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
