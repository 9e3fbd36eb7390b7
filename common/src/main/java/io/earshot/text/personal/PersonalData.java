package io.earshot.text.personal;

import io.earshot.mention.Span;
import io.earshot.number.NumberFinder;
import io.earshot.number.NumberPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what tells who somebody is or where their money lies, and puts placeholders in its place. Every finder looks at
 * a bounded stretch around each character, so that no text costs more than in proportion to its length. May be shared by
 * threads.
 */
public final class PersonalData {
    /** What is looked for in every brand's posts, or usual among the numbers that brands define. */
    public enum Kind {
        EMAIL,
        IBAN,
        ORDER,
        BOOKING,
        CARD,
        ADDRESS,
        PHONE;

        private final String code = name().toLowerCase(Locale.ROOT);
        private final String placeholder = "[" + code + "]";

        /** Its name in a mention. */
        public String code() {
            return code;
        }

        /** What takes its place in the text. */
        public String placeholder() {
            return placeholder;
        }
    }

    private static final PersonalData COMMON = new PersonalData(NumberFinder.of(List.of()));

    /** More than all brands of a book have between them; changed books must not fill the memory. */
    private static final int MOST_KEPT = 10_000;

    private static final Map<List<NumberPattern>, PersonalData> KEPT = new ConcurrentHashMap<>();

    private final NumberFinder numbers;

    private PersonalData(NumberFinder numbers) {
        this.numbers = numbers;
    }

    /** What is looked for in every brand's posts. */
    public static PersonalData common() {
        return COMMON;
    }

    /** The same and a brand's own numbers; made once a process for the same patterns. */
    public static PersonalData with(List<NumberPattern> patterns) {
        if (patterns.isEmpty()) {
            return COMMON;
        }
        PersonalData kept = KEPT.get(patterns);
        if (kept != null) {
            return kept;
        }
        if (KEPT.size() >= MOST_KEPT) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(List.copyOf(patterns), key -> new PersonalData(NumberFinder.of(key)));
    }

    /** The text with a placeholder for each piece of personal data. What one kind has claimed, no later kind sees. */
    public Redaction redact(String text) {
        Glance glance = Glance.at(text);
        boolean seeks = glance.digits() > 0 || numbers.findsWithoutDigits();
        if (!seeks && !glance.atSign()) {
            return Redaction.none(text);
        }
        Claims claims = new Claims(text);
        if (glance.atSign()) {
            Emails.find(text, claims);
        }
        if (glance.digits() >= Glance.MANY) {
            Ibans.find(text, claims);
        }
        if (seeks) {
            for (NumberFinder.Found number : numbers.find(text)) {
                claims.addIfFree(number.kind(), number.start(), number.end());
            }
        }
        if (glance.digits() > 0) {
            claims.close(Links.in(text));
            List<DigitGroup> groups = DigitGroup.in(text, claims);
            if (glance.digits() >= Glance.MANY) {
                Cards.find(text, groups, claims);
            }
            Addresses.find(text, groups, claims);
            if (glance.digits() >= Glance.MANY) {
                Phones.find(text, groups, claims);
            }
        }
        return claims.isEmpty() ? Redaction.none(text) : redact(text, claims.inOrder());
    }

    private static Redaction redact(String text, List<Claims.Claim> claims) {
        StringBuilder left = new StringBuilder(text.length());
        List<Span> removed = new ArrayList<>(claims.size());
        List<Span> placed = new ArrayList<>(claims.size());
        int from = 0;
        for (Claims.Claim claim : claims) {
            left.append(text, from, claim.start());
            int start = left.length();
            left.append('[').append(claim.kind()).append(']');
            placed.add(new Span(start, left.length()));
            removed.add(new Span(claim.start(), claim.end()));
            from = claim.end();
        }
        left.append(text, from, text.length());
        List<String> kinds =
                claims.stream().map(Claims.Claim::kind).distinct().sorted().toList();
        return new Redaction(left.toString(), kinds, removed, placed);
    }
}
