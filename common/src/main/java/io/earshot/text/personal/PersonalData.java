package io.earshot.text.personal;

import io.earshot.mention.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what tells who somebody is or where their money lies, and puts placeholders in its place. Every finder looks at
 * a bounded stretch around each character, so that no text costs more than in proportion to its length.
 */
public final class PersonalData {
    /** What is looked for, in this order. */
    public enum Kind {
        EMAIL("email"),
        IBAN("iban"),
        CARD("card"),
        PHONE("phone");

        private final String code;
        private final String placeholder;

        Kind(String code) {
            this.code = code;
            this.placeholder = "[" + code + "]";
        }

        /** Its name in a mention. */
        public String code() {
            return code;
        }

        /** What takes its place in the text. */
        public String placeholder() {
            return placeholder;
        }
    }

    /** A shorter number is no telephone number that could be told from any other number. */
    private static final int FEWEST_DIGITS = 7;

    private PersonalData() {}

    /** The text with a placeholder for each piece of personal data. What one kind has claimed, no later kind sees. */
    public static Redaction redact(String text) {
        boolean digits = hasDigits(text);
        boolean at = Emails.mayBeIn(text);
        if (!digits && !at) {
            return Redaction.none(text);
        }
        Claims claims = new Claims(text);
        if (at) {
            Emails.find(text, claims);
        }
        if (digits) {
            Ibans.find(text, claims);
            claims.close(Links.in(text));
            List<DigitGroup> groups = DigitGroup.in(text, claims);
            Cards.find(text, groups, claims);
            Phones.find(text, groups, claims);
        }
        return claims.isEmpty() ? Redaction.none(text) : redact(text, claims.inOrder());
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            char c = text.charAt(i);
            if (c >= '0' && (c <= '9' || (c > 0x7f && Character.isDigit(c)))) {
                digits++;
            }
        }
        return digits >= FEWEST_DIGITS;
    }

    private static Redaction redact(String text, List<Claims.Claim> claims) {
        StringBuilder left = new StringBuilder(text.length());
        List<Span> removed = new ArrayList<>(claims.size());
        List<Span> placed = new ArrayList<>(claims.size());
        int from = 0;
        for (Claims.Claim claim : claims) {
            left.append(text, from, claim.start());
            placed.add(new Span(
                    left.length(), left.length() + claim.kind().placeholder().length()));
            removed.add(new Span(claim.start(), claim.end()));
            left.append(claim.kind().placeholder());
            from = claim.end();
        }
        left.append(text, from, text.length());
        List<String> kinds = claims.stream()
                .map(claim -> claim.kind().code())
                .distinct()
                .sorted()
                .toList();
        return new Redaction(left.toString(), kinds, removed, placed);
    }
}
