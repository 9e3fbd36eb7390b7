package io.earshot.text.personal;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.earshot.number.NumberPattern;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;

/** Writes posts with personal data among numbers that are none, and tells where the data are. */
final class PostWriter {
    /** What the brand of these posts says its numbers look like. */
    static final List<NumberPattern> NUMBERS = List.of(
            new NumberPattern("order", "AC-\\d{6}"),
            new NumberPattern("order", "8\\d{3}-\\d{7}"),
            new NumberPattern("booking", "(?:booking|PNR):? (?:code )?([A-Z0-9]{6})"));

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final List<String> REGIONS = List.copyOf(new TreeSet<>(LIBRARY.getSupportedRegions()));

    /** Personal data in a post. */
    record Truth(String kind, int start, int end) {}

    record Post(String text, List<Truth> truths) {}

    /** A part of a post; of no kind where it is harmless. */
    record Piece(String text, String kind) {}

    private final Random random;
    private final AddressWriter addresses;

    PostWriter(Random random) {
        this.random = random;
        addresses = new AddressWriter(random);
    }

    /** A post of one to four pieces. */
    Post post() {
        StringBuilder text = new StringBuilder();
        List<Truth> truths = new ArrayList<>();
        int pieces = 1 + random.nextInt(4);
        for (int i = 0; i < pieces; i++) {
            Piece piece = random.nextInt(2) == 0 ? decoy() : personal();
            String before = pick("Hi,", "hello there", "@acme", "so", "Please", "why?", "ok -", "😡", "Note:");
            text.append(before).append(' ');
            int lead = text.length();
            text.append(piece.text());
            if (!piece.kind().isEmpty()) {
                int start = text.indexOf("\u0001", lead);
                text.deleteCharAt(start);
                int end = text.indexOf("\u0001", start);
                if (end >= 0) {
                    text.deleteCharAt(end);
                }
                truths.add(new Truth(piece.kind(), start, end < 0 ? text.length() : end));
            }
            text.append(pick(".", "!", ",", "", " please", " :)")).append(pick(" ", "\n"));
        }
        return new Post(text.toString(), truths);
    }

    /** Personal data among words that may belong to it; the data start behind a mark, and end at the next or the end. */
    private Piece personal() {
        return switch (random.nextInt(8)) {
            case 0 -> new Piece(pick("write to ", "mail ", "", "my e-mail: ", "(") + '\u0001' + email(), "email");
            case 1 -> new Piece(pick("card ", "I paid with ", "", "it's ") + '\u0001' + card(), "card");
            case 2 -> new Piece(pick("IBAN ", "IBAN: ", "account ", "", "pay to ") + '\u0001' + iban(), "iban");
            case 3 ->
                new Piece(
                        pick("call ", "", "my number is ", "reach me: ", "Tel. ") + '\u0001' + international(),
                        "phone");
            case 4 -> new Piece(pick("order ", "", "where is ", "no. ") + '\u0001' + order(), "order");
            case 5 -> booking();
            case 6 -> addresses.piece();
            default -> national();
        };
    }

    /** As {@link #NUMBERS} says. */
    private String order() {
        String number = random.nextBoolean() ? "AC-" + digits(6) : "8" + digits(3) + "-" + digits(7);
        return random.nextInt(4) == 0 ? number.toLowerCase(Locale.ROOT) : number;
    }

    private Piece booking() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".charAt(random.nextInt(32)));
        }
        return new Piece(pick("booking ", "PNR: ", "booking code ", "pnr ") + '\u0001' + code, "booking");
    }

    private Piece decoy() {
        int year = 1990 + random.nextInt(40);
        int day = 1 + random.nextInt(28);
        String text =
                switch (random.nextInt(20)) {
                    case 0 -> "order " + digits(6 + random.nextInt(10));
                    case 1 -> "order #" + digits(3) + "-" + digits(7) + "-" + digits(7);
                    case 2 -> String.format("%d-%02d-%02d", year, 1 + random.nextInt(12), day);
                    case 3 -> String.format("%02d/%02d/%d", day, 1 + random.nextInt(12), year);
                    case 4 -> String.format("%02d:%02d:%02d", day % 24, random.nextInt(60), random.nextInt(60));
                    case 5 -> String.format("$%,d.%02d", random.nextInt(10_000_000), random.nextInt(100));
                    case 6 -> String.format("%,d followers", random.nextInt(100_000_000));
                    case 7 -> "https://x.com/u/status/" + digits(19);
                    case 8 -> "t.co/" + digits(12);
                    case 9 -> "@user" + digits(8) + " #" + digits(10);
                    case 10 -> year + "-" + (year + 5);
                    case 11 -> "ticket no. " + digits(8 + random.nextInt(4));
                    case 12 -> "v" + digits(1) + "." + digits(2) + "." + digits(4);
                    case 13 -> String.format("%.6f, -%.6f", random.nextDouble() * 90, random.nextDouble() * 180);
                    case 14, 15, 16, 17 -> addresses.decoy();
                    case 18 -> digits(4 + random.nextInt(5)) + " views";
                    default -> random.nextInt(5) + "-" + random.nextInt(5) + " in minute " + random.nextInt(90);
                };
        return new Piece(text, "");
    }

    private String email() {
        String name = pick("jo", "anna.smith", "m_weber", "x.y.z", "info+news", "Luis99");
        String host = pick("example.com", "mail.example.co.uk", "post.example", "web-de.example.de", "EXAMPLE.ORG");
        return name + random.nextInt(1000) + "@" + host;
    }

    private String card() {
        String start = pick("4", "51", "53", "55", "2221", "2720", "34", "37", "6011", "65", "3530", "62");
        int length = start.startsWith("34") || start.startsWith("37") ? 15 : 16;
        String body = start + digits(length - 1 - start.length());
        String number = body + luhn(body);
        int[] groups = length == 15 ? new int[] {4, 6, 5} : new int[] {4, 4, 4, 4};
        return grouped(number, groups, pick("", " ", "-", "\u00a0"));
    }

    private static int luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int value = body.charAt(body.length() - 1 - i) - '0';
            value = i % 2 == 0 ? value * 2 : value;
            sum += value > 9 ? value - 9 : value;
        }
        return (10 - sum % 10) % 10;
    }

    private String iban() {
        String country = pick("DE22", "GB22", "FR27", "NL18", "NO15", "MT31", "ES24", "CH21", "SE24", "PL28");
        int length = Integer.parseInt(country.substring(2));
        String account = (country.startsWith("GB") || country.startsWith("NL") ? "ABCD" : "") + digits(length);
        account = account.substring(0, length - 4);
        StringBuilder value = new StringBuilder();
        for (char c : (account + country.substring(0, 2) + "00").toCharArray()) {
            value.append(Character.digit(c, Character.MAX_RADIX));
        }
        int check = 98
                - new BigInteger(value.toString()).mod(BigInteger.valueOf(97)).intValue();
        String iban = country.substring(0, 2) + String.format("%02d", check) + account;
        return random.nextBoolean() ? iban : grouped(iban, new int[] {4, 4, 4, 4, 4, 4, 4, 4}, " ");
    }

    /** A valid number of any country. */
    private String international() {
        while (true) {
            PhoneNumber number = LIBRARY.getExampleNumberForType(
                    REGIONS.get(random.nextInt(REGIONS.size())),
                    random.nextBoolean() ? PhoneNumberType.MOBILE : PhoneNumberType.FIXED_LINE);
            if (number == null) {
                continue;
            }
            PhoneNumber other = new PhoneNumber().mergeFrom(number);
            other.setNationalNumber(number.getNationalNumber() / 1000 * 1000 + random.nextInt(1000));
            if (!LIBRARY.isValidNumber(other)) {
                continue;
            }
            String written = LIBRARY.format(
                    other, random.nextBoolean() ? PhoneNumberFormat.INTERNATIONAL : PhoneNumberFormat.E164);
            return random.nextInt(4) == 0 ? written.replace(' ', random.nextBoolean() ? '-' : '.') : written;
        }
    }

    /** Numbers as their own countries write them: those with a shape of their own, and any after a word to call. */
    private Piece national() {
        String exchange = (2 + random.nextInt(8)) + digits(2);
        String area = (2 + random.nextInt(8)) + digits(2);
        String line = digits(4);
        return switch (random.nextInt(11)) {
            case 0 -> new Piece("\u0001(" + area + ") " + exchange + "-" + line, "phone");
            case 1 -> new Piece("\u0001" + area + "-" + exchange + "-" + line, "phone");
            case 2 -> new Piece("\u0001" + area + "." + exchange + "." + line, "phone");
            case 3 -> new Piece("call \u00011-" + area + "-" + exchange + "-" + line, "phone");
            case 4 -> new Piece("text me on \u000107" + digits(3) + " " + digits(6), "phone");
            case 5 -> new Piece("\u0001020 7" + digits(3) + " " + digits(4), "phone");
            case 6 -> new Piece("\u000106 " + grouped(digits(8), new int[] {2, 2, 2, 2}, " "), "phone");
            case 7 ->
                new Piece(
                        "\u00016" + digits(2) + " " + digits(2) + " " + digits(2) + " " + digits(2)
                                + "\u0001 is my number",
                        "phone");
            case 8 -> new Piece("\u0001" + digits(8) + "\u0001 (" + pick("mobile", "cell", "WhatsApp") + ")", "phone");
            case 9 -> new Piece("WhatsApp \u0001" + (6 + random.nextInt(4)) + digits(9), "phone");
            default -> new Piece("llámame al \u00016" + digits(2) + " " + digits(3) + " " + digits(3), "phone");
        };
    }

    private static String grouped(String number, int[] lengths, String separator) {
        List<String> groups = new ArrayList<>();
        int at = 0;
        for (int length : lengths) {
            if (at < number.length()) {
                groups.add(number.substring(at, Math.min(number.length(), at + length)));
                at += length;
            }
        }
        return String.join(separator, groups);
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + (i == 0 ? 1 + random.nextInt(9) : random.nextInt(10))));
        }
        return digits.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
