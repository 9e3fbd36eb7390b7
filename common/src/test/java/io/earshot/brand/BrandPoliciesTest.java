package io.earshot.brand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.earshot.clock.Circumstances;
import io.earshot.clock.Milestone;
import io.earshot.clock.PriorityLevel;
import io.earshot.clock.ServicePolicy;
import io.earshot.clock.ServiceTerms;
import io.earshot.json.Json;
import io.earshot.mention.Intent;
import io.earshot.post.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a brand book says of service levels. */
final class BrandPoliciesTest {
    private static final String OFFICE = "{zone: Europe/London, hours: {mon-fri: [\"09:00-17:00\"]}}";

    @Test
    void policiesGoByTheirCalendar() {
        BrandBook book = parse("""
                calendars:
                  office:
                    zone: Europe/London
                    hours:
                      mon-thu: ["09:00-12:30", 13:00-17:00]
                      fri: ["09:00-16:00"]
                    holidays:
                      - 2026-06-08
                      - {date: 2026-06-09, hours: ["10:00-12:00"]}
                policies:
                  - {id: urgent, levels: [urgent], firstReply: 10m}
                  - id: mail
                    channels: [email]
                    firstReply: 30m
                    nextReply: 1h
                    resolution: 1h30m
                    startsAt: published
                    warnShare: 0.5
                    hotFactor: 1
                    calendar: office
                """);

        assertThat(book.findings()).isEmpty();
        ServiceTerms terms = terms(book.brands().get(0), Platform.EMAIL);
        Instant friday = Instant.parse("2026-06-05T14:45:00Z");
        assertThat(terms.policy()).isEqualTo("mail");
        assertThat(terms.due(Milestone.FIRST_REPLY, friday)).isEqualTo("2026-06-09T09:15:00Z");
        assertThat(terms.due(Milestone.NEXT_REPLY, friday)).isEqualTo("2026-06-09T09:45:00Z");
        assertThat(terms.due(Milestone.RESOLUTION, friday)).isEqualTo("2026-06-09T10:15:00Z");
        assertThat(terms.warnAt(friday, Instant.parse("2026-06-09T09:15:00Z"))).isEqualTo("2026-06-05T15:00:00Z");
        assertThat(terms(book.brands().get(0), Platform.X).policy()).isEqualTo("x-15m");
    }

    @Test
    void aBrandThatSaysNothingHasWhatTheBookSays() {
        BrandBook book = book("""
                calendars: {office: %s, spare: %s}
                policies: [{id: ours, firstReply: 30m, calendar: office}]
                thresholds: {publicPost: 3}
                brands:
                  - {id: a, queries: [{id: main, query: acme}]}
                  - id: b
                    queries: [{id: main, query: acme}]
                    policies: [{id: own, firstReply: 45m, calendar: spare}]
                  - id: c
                    queries: [{id: main, query: acme}]
                    calendars: {office: {zone: UTC, hours: {sun: ["00:00-24:00"]}}}
                    thresholds: {missingArticle: 7}
                """.formatted(OFFICE, OFFICE));

        assertThat(book.findings()).isEmpty();
        assertThat(book.brands())
                .extracting(brand -> terms(brand, Platform.X).policy())
                .containsExactly("ours", "own", "ours");
        assertThat(book.brands())
                .extracting(brand -> brand.care().thresholds())
                .containsExactly(
                        new CareThresholds(3, 5, 50, 30),
                        new CareThresholds(3, 5, 50, 30),
                        new CareThresholds(10, 7, 50, 30));
        // A brand has the calendars that it uses, and no others; its own before the book's.
        assertThat(book.brands())
                .extracting(brand -> List.copyOf(brand.care().calendars().keySet()))
                .containsExactly(List.of("office"), List.of("spare"), List.of("office"));
        Instant friday = Instant.parse("2026-06-05T14:45:00Z");
        assertThat(terms(book.brands().get(2), Platform.X).due(Milestone.FIRST_REPLY, friday))
                .isEqualTo("2026-06-07T00:30:00Z");
    }

    @Test
    void aBookMaySpreadOverFiles() {
        BrandBook book = BrandBook.parse(List.of(
                source("brands.yaml", "brands: [{id: a, queries: [{id: main, query: acme}]}]"),
                source("care.yaml", "policies: [{id: ours, firstReply: 30m}]"),
                source("more.yaml", "policies: [{id: theirs, firstReply: 30m}]")));

        assertThat(book.findings().stream().map(BrandFinding::toString))
                .containsExactly("more.yaml:1:11: error: the book has `policies:` already, at care.yaml:1:11");
        assertThat(terms(book.brands().get(0), Platform.X).policy()).isEqualTo("ours");
    }

    @Test
    void whatIsWrongWithTheBookIsSaidOnceAndKeepsOutWhoGoesByIt() {
        BrandBook book = book("""
                policies: [{id: ours, firstReply: soon}]
                thresholds: {publicPost: none}
                brands:
                  - {id: a, queries: [{id: main, query: acme}]}
                  - {id: b, queries: [{id: main, query: acme}]}
                  - id: c
                    queries: [{id: main, query: acme}]
                    policies: []
                    thresholds: {}
                """);

        assertThat(messages(book))
                .containsExactly(
                        "book.yaml:1:35: error: firstReply: expected a duration such as 15m, 2h or 1h30m, found soon",
                        "book.yaml:2:26: error: publicPost: expected a whole number above 0, found none");
        assertThat(book.brands()).extracting(Brand::id).containsExactly("c");
    }

    @Test
    void whatNoBrandGoesByIsReadAsWell() {
        BrandBook book = book("""
                calendars: {office: 9to5}
                policies: [{id: ours, firstReply: soon}]
                """);

        assertThat(messages(book))
                .containsExactly(
                        "book.yaml:1:21: error: office: expected hours such as {zone: Europe/London, hours: {mon-fri:"
                                + " [\"09:00-17:00\"]}}, found 9to5",
                        "book.yaml:2:35: error: firstReply: expected a duration such as 15m, 2h or 1h30m, found soon");
    }

    @Test
    void whatIsWrongWithCalendarsIsNamedAtOnce() {
        BrandBook book = parse("""
                calendars:
                  night shift: {zone: UTC, hours: {mon: ["22:00-06:00"]}}
                  zone: {zone: Europe/Lodnon, hours: {mon: ["09:00-17:00"]}}
                  none: {hours: {mon-fri: 09:00-17:00}, holiday: []}
                  days: {zone: UTC, hours: {mo-fr: ["09:00-17:00"], tue: ["9-5", "09:00-17:61"]}}
                  twice: {zone: UTC, hours: {mon-wed: ["09:00-17:00"], tue: ["09:00-12:00", "11:00-12:00"]}}
                  dates: {zone: UTC, hours: {mon: ["09:00-17:00"]}, holidays: [25.12.2026, {hours: []}, 2026-12-25, 2026-12-25]}
                  closed: {zone: UTC, hours: {mon: []}}
                  twice: {zone: UTC, hours: {mon: ["09:00-17:00"]}}
                """);

        assertThat(messages(book))
                .anyMatch(message -> message.contains("found Europe/Lodnon; did you mean Europe/London?"));
        assertThat(messages(book).stream().map(message -> message.replaceFirst("book.yaml:(\\d+):\\d+: ", "$1 ")))
                .filteredOn(message -> !message.contains("Lodnon"))
                .containsExactly(
                        "6 error: a calendar's name is up to 64 letters, digits, and . _ - after the first, found night shift",
                        "8 error: the calendar has no `zone:`; expected a time zone such as Europe/Berlin or UTC",
                        "8 error: mon-fri: expected a list, found 09:00-17:00; did you mean [09:00-17:00]?",
                        "8 warning: a calendar has no `holiday:`, so it has no effect; did you mean `holidays:`?",
                        "9 error: hours: expected days such as mon, mon-fri or \"mon, wed\", found mo-fr",
                        "9 error: expected a shift such as 09:00-17:30, 22:00-06:00 or 00:00-24:00, found 9-5",
                        "9 error: expected a shift such as 09:00-17:30, 22:00-06:00 or 00:00-24:00, found 09:00-17:61",
                        "10 error: hours: tue has hours already; give all of its shifts in one list",
                        "10 warning: 11:00-12:00 overlaps 09:00-12:00; what both have is open once",
                        "11 error: holidays: expected a date such as 2026-12-25, found 25.12.2026",
                        "11 error: the holiday has no `date:`; expected one such as 2026-12-25",
                        "12 error: calendar closed: it is never open; expected hours such as {mon-fri: [\"09:00-17:00\"]}",
                        "13 error: there is a calendar twice already, at book.yaml:10:5");
    }

    @Test
    void whatIsWrongWithPoliciesIsNamedAtOnce() {
        BrandBook book = parse("""
                calendars: {office: %s}
                policies:
                  - {channels: [twitter], levels: [hihg], intents: [rage], tiers: gold}
                  - {id: a b, firstReply: 0m, nextReply: 400d, sameDay: maybe, startsAt: later}
                  - {id: a, warnShare: 20, hotFactor: 0, calendar: ofice, first: 5m}
                  - {id: a, firstReply: 2d, calendar: office, warnShare: some}
                  - soon
                """.formatted(OFFICE));

        assertThat(messages(book).stream().map(message -> message.replaceFirst("book.yaml:(\\d+):\\d+: ", "$1 ")))
                .filteredOn(message -> !message.contains("platform"))
                .containsExactly(
                        "7 error: the policy has no `id:`; items name it by that",
                        "7 error: levels: expected urgent or high or normal or low, found hihg; did you mean high?",
                        "7 error: intents: expected outage or defect or billing or delivery or account or complaint or"
                                + " question or request or suggestion or praise or news or spam or other, found rage",
                        "7 error: tiers: expected a list, found gold; did you mean [gold]?",
                        "8 error: a policy's id is up to 64 letters, digits, and . _ - after the first, found a b",
                        "8 error: firstReply: expected more than 0s, at most 366d, found 0s",
                        "8 error: nextReply: expected more than 0s, at most 366d, found 400d",
                        "8 error: sameDay: expected true or false, found maybe",
                        "8 error: startsAt: expected received or published, found later",
                        "9 error: warnShare: expected a share of the time from 0 to less than 1, such as 0.2, found 20.0",
                        "9 error: hotFactor: expected a factor of more than 0, at most 1, such as 0.5, found 0.0",
                        "9 error: calendar: there is no calendar ofice; did you mean office?",
                        "9 warning: a policy has no `first:`, so it has no effect",
                        "10 error: there is a policy a already, at book.yaml:9:12",
                        "10 warning: firstReply: a day is 24 open hours, so this is 48h of open time, and office has 40h in"
                                + " a week; write hours, such as 8h for a working day",
                        "10 error: warnShare: expected a number such as 0.2, found some",
                        "11 error: expected a policy such as {id: x, channels: [x], firstReply: 15m}, found soon");
    }

    @Test
    void aPolicyThatNeverHoldsIsWarnedOf() {
        BrandBook book = parse("""
                policies:
                  - {id: both, channels: [x, facebook], firstReply: 10m}
                  - {id: x, channels: [x], levels: [urgent], firstReply: 5m}
                  - {id: more, channels: [x, email], firstReply: 20m}
                  - {id: all, firstReply: 1h}
                  - {id: gold, tiers: [gold], firstReply: 5m}
                """);

        assertThat(messages(book))
                .containsExactly(
                        "book.yaml:7:7: warning: the policy x never holds: the policy both before it is for all that it is"
                                + " for; put it first, or leave it out",
                        "book.yaml:10:7: warning: the policy gold never holds: the policy all before it is for all that it"
                                + " is for; put it first, or leave it out");
        assertThat(book.hasErrors()).isFalse();
    }

    @Test
    void theyAreTheSameAfterJson() throws BadBrandException {
        Brand brand = parse("""
                calendars:
                  office:
                    zone: Europe/London
                    hours: {mon-fri: ["09:00-12:30", "22:00-06:00"], sun: ["00:00-24:00"]}
                    holidays: [2026-12-25, {date: 2026-12-24, hours: ["09:00-12:00"]}]
                policies:
                  - {id: mail, channels: [email, google_reviews], levels: [high], tiers: [gold], intents: [outage],
                     firstReply: 90s, nextReply: 2h, resolution: 1d2h, startsAt: published, warnShare: 0.1,
                     hotFactor: 0.25, calendar: office}
                  - {id: all, sameDay: true}
                thresholds: {expireDays: 7}
                """).brands().get(0);

        assertThat(BrandBook.fromJson(Json.bytes(brand))).isEqualTo(brand);
    }

    @Test
    void jsonMayLeaveOutWhatABookMay() throws BadBrandException {
        Brand brand = fromJson("""
                "calendars": {"office": {"zone": "Europe/London", "hours": {"mon-fri": ["09:00-17:00"]}, "holidays": ["2026-12-25"]}},
                "policies": [{"id": "mail", "firstReply": "30m", "calendar": "office"}]
                """);

        ServicePolicy policy = brand.care().policies().get(0);
        assertThat(policy.firstReply()).isEqualTo(Duration.ofMinutes(30));
        assertThat(policy.warnShare()).isEqualTo(ServicePolicy.USUAL_WARN_SHARE);
        assertThat(terms(brand, Platform.X).due(Milestone.FIRST_REPLY, Instant.parse("2026-12-24T16:45:00Z")))
                .isEqualTo("2026-12-28T09:15:00Z");
    }

    @Test
    void jsonIsHeldToTheSameRules() {
        assertThatThrownBy(() -> fromJson("""
                "calendars": {"night shift": {"zone": "UTC", "hours": {}}},
                "policies": [{"id": "a", "firstReply": "0m", "warnShare": 2, "calendar": "office"}, {"id": "a"}]
                """))
                .isInstanceOfSatisfying(BadBrandException.class, refused -> assertThat(refused.reasons())
                        .containsExactly(
                                "a calendar's name is up to 64 letters, digits, and . _ - after the first, found night shift",
                                "calendar night shift: it is never open; expected hours such as {mon-fri:"
                                        + " [\"09:00-17:00\"]}",
                                "policy a: firstReply: expected more than 0s, at most 366d, found 0s",
                                "policy a: warnShare: expected a share of the time from 0 to less than 1, such as 0.2,"
                                        + " found 2.0",
                                "policy a: calendar: there is no calendar office; known are night shift",
                                "there are two policies a"));
        assertThatThrownBy(() -> fromJson("\"policies\": [{\"id\": \"a\", \"firstReply\": \"soon\"}]"))
                .isInstanceOfSatisfying(BadBrandException.class, refused -> assertThat(refused.reasons())
                        .containsExactly("not a brand: policies.[0]: firstReply: expected a duration such as 15m, 2h or"
                                + " 1h30m, found soon"));
        assertThatThrownBy(() -> fromJson("\"policies\": [null]")).isInstanceOf(BadBrandException.class);
        assertThatThrownBy(() -> fromJson("\"calendars\": {\"a\": {\"zone\": \"Mars\"}}"))
                .isInstanceOfSatisfying(BadBrandException.class, refused -> assertThat(refused.reasons())
                        .containsExactly(
                                "not a brand: calendars.a: expected a time zone such as Europe/Berlin, found Mars"));
        assertThatThrownBy(() -> fromJson("\"calendars\": {\"a\": null}")).isInstanceOf(BadBrandException.class);
    }

    private static ServiceTerms terms(Brand brand, Platform channel) {
        return brand.care()
                .serviceBook()
                .terms(new Circumstances(channel, PriorityLevel.NORMAL, null, Intent.Label.QUESTION));
    }

    private static Brand fromJson(String care) throws BadBrandException {
        return BrandBook.fromJson(
                ("{\"id\": \"acme\", \"queries\": [{\"id\": \"main\", \"query\": \"acme\"}], " + care + "}")
                        .getBytes(UTF_8));
    }

    private static List<String> messages(BrandBook book) {
        return book.findings().stream().map(BrandFinding::toString).toList();
    }

    /** A brand that begins on line 1, with what it says of care from line 5 on. */
    private static BrandBook parse(String care) {
        return book("brands:\n- id: acme\n  queries:\n  - {id: main, query: acme}\n" + care.indent(2));
    }

    private static BrandBook book(String yaml) {
        return BrandBook.parse(List.of(source("book.yaml", yaml)));
    }

    private static BrandBook.Source source(String name, String yaml) {
        return new BrandBook.Source(name, yaml.getBytes(UTF_8));
    }
}
