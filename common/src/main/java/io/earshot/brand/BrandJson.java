package io.earshot.brand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.earshot.json.Json;
import io.earshot.number.NumberPattern;
import io.earshot.number.PatternCheck;
import io.earshot.post.Platform;
import io.earshot.query.Dialect;
import io.earshot.query.QueryFinding;
import io.earshot.query.QueryParser;
import io.earshot.query.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a brand from JSON by the rules of the brand book. */
final class BrandJson {
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(Brand.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final List<String> reasons = new ArrayList<>();

    private BrandJson() {}

    static Brand read(byte[] json) throws BadBrandException {
        Brand brand;
        try {
            brand = READER.readValue(json);
        } catch (IOException e) {
            throw new BadBrandException(List.of("not a brand: " + reason(e)));
        }
        if (brand == null) {
            throw new BadBrandException(List.of("not a brand: null"));
        }
        return new BrandJson().checked(brand);
    }

    private Brand checked(Brand brand) throws BadBrandException {
        add("", BrandRules.brandId(brand.id()));
        Map<Platform, List<String>> handles = new EnumMap<>(Platform.class);
        brand.handles().forEach((platform, names) -> handles.put(platform, handles(platform, names)));
        for (String language : nonNull(brand.languages(), "languages")) {
            add("", BrandRules.language(language));
        }
        if (brand.queries().isEmpty()) {
            reasons.add("the brand has no queries");
        }
        boolean hasNullGroup = brand.let().values().stream().anyMatch(Objects::isNull);
        if (hasNullGroup) {
            reasons.add("let has a null in it");
        }
        brand.let().keySet().forEach(name -> add("", BrandRules.group(name)));
        Dialect dialect = hasNullGroup ? Dialect.of(Map.of(), brand.matching()) : brand.dialect();
        dialect.findings().forEach((name, findings) -> addErrors("group " + name, findings));
        Set<String> ids = new HashSet<>();
        for (BrandQuery query : nonNull(brand.queries(), "queries")) {
            add("", BrandRules.queryId(query.id()));
            if (!ids.add(query.id())) {
                reasons.add("there are two queries " + query.id());
            }
            addErrors(
                    "query " + query.id(),
                    QueryParser.parse(query.query(), dialect).findings());
        }
        checkRules(brand, dialect);
        checkTriage(brand, dialect);
        checkNumbers(brand);
        for (String name : nonNull(brand.competitors(), "competitors")) {
            add("", BrandRules.competitor(name));
        }
        reasons.addAll(CareRules.problems(brand.care()));
        reasons.addAll(HelpRules.problems(brand.care(), dialect));
        BrandRules.alerts(brand.alerts()).forEach(problem -> reasons.add("alerts: " + problem));
        if (!reasons.isEmpty()) {
            throw new BadBrandException(reasons);
        }
        return new Brand(
                brand.id(),
                brand.name(),
                handles,
                brand.languages(),
                brand.queries(),
                brand.let(),
                brand.matching(),
                brand.rules(),
                brand.personalData(),
                brand.competitors(),
                brand.alerts(),
                brand.care());
    }

    private void checkRules(Brand brand, Dialect dialect) {
        Set<String> ids = new HashSet<>();
        for (Rule rule : nonNull(brand.rules(), "rules")) {
            add("", BrandRules.ruleId(rule.id()));
            if (!ids.add(rule.id())) {
                reasons.add("there are two rules " + rule.id());
            }
            if (rule.tag() != null) {
                add("rule " + rule.id() + ": ", BrandRules.tag(rule.tag()));
            }
            if (rule.score() != null) {
                add("rule " + rule.id() + ": ", BrandRules.score(rule.score()));
            }
            addErrors(
                    "rule " + rule.id(),
                    QueryParser.parseCondition(rule.when(), dialect).findings());
        }
    }

    private void checkTriage(Brand brand, Dialect dialect) {
        Set<String> ids = new HashSet<>();
        for (TriageRule rule : brand.care().triage()) {
            add("", BrandRules.triageId(rule.id()));
            if (!ids.add(rule.id())) {
                reasons.add("there are two triage rules " + rule.id());
            }
            addErrors(
                    "triage rule " + rule.id(),
                    QueryParser.parseCondition(rule.when(), dialect).findings());
        }
    }

    private void checkNumbers(Brand brand) {
        for (NumberPattern number : nonNull(brand.personalData(), "personalData")) {
            add("personalData: ", PatternCheck.kind(number.kind()));
            PatternCheck.pattern(number.pattern())
                    .ifPresent(fault -> reasons.add("personalData " + number.kind() + ", character "
                            + (fault.offset() + 1) + ": " + fault.message()));
        }
    }

    private void addErrors(String of, List<QueryFinding> findings) {
        for (QueryFinding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                reasons.add(of + ", character " + (finding.offset() + 1) + ": " + finding.message());
            }
        }
    }

    private List<String> handles(Platform platform, List<String> names) {
        List<String> bare = new ArrayList<>();
        for (String name : nonNull(names == null ? List.of() : names, "handles")) {
            bare.add(BrandRules.bare(name));
            add(platform.code() + ": ", BrandRules.handle(BrandRules.bare(name)));
        }
        return bare;
    }

    private void add(String before, Optional<String> reason) {
        reason.ifPresent(text -> reasons.add(before + text));
    }

    private <T> List<T> nonNull(List<T> values, String name) {
        if (values.stream().anyMatch(Objects::isNull)) {
            reasons.add(name + " has a null in it");
        }
        return values.stream().filter(Objects::nonNull).toList();
    }

    private static String reason(IOException e) {
        // What our own types refuse; the rest of the message names classes.
        String said = null;
        if (e.getCause() instanceof IllegalArgumentException refused) {
            said = refused.getMessage();
        } else if (e.getCause() instanceof NullPointerException) {
            said = "has a null in it, or lacks what it needs";
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return mapping.getPath().stream()
                            .map(part ->
                                    part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                            .collect(Collectors.joining("."))
                    + ": " + (said == null ? mapping.getOriginalMessage() : said);
        }
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }
}
