package io.earshot.text.personal;

import io.earshot.text.Chars;
import java.util.Locale;
import java.util.Set;

/** What the words right before a number, and right behind it, say it is. */
final class NumberContext {
    /** Words that come before a telephone number, in the languages of most posts. */
    private static final Set<String> TELEPHONE = Set.of(
            "call",
            "calling",
            "called",
            "phone",
            "phoned",
            "telephone",
            "tel",
            "cell",
            "cellphone",
            "mobile",
            "mob",
            "whatsapp",
            "wa",
            "text",
            "txt",
            "sms",
            "dial",
            "ring",
            "ph",
            "fax",
            "hotline",
            "helpline",
            "contact",
            "telefon",
            "handy",
            "mobil",
            "anrufen",
            "rufnummer",
            "telefonnummer",
            "handynummer",
            "teléfono",
            "telefono",
            "móvil",
            "movil",
            "celular",
            "llama",
            "llame",
            "llámame",
            "tlf",
            "telefone",
            "ligue",
            "zap",
            "téléphone",
            "telephoner",
            "portable",
            "appelez",
            "appelle",
            "cellulare",
            "chiama",
            "chiamate",
            "bel",
            "bellen",
            "telefoon",
            "mobiel",
            "hp",
            "telp",
            "telepon",
            "hubungi",
            "telefonu",
            "cep",
            "ara",
            "zadzwoń",
            "puhelin",
            "soita",
            "тел",
            "телефон",
            "звоните",
            "позвоните",
            "هاتف",
            "جوال",
            "واتساب",
            "اتصل",
            "फोन",
            "मोबाइल",
            "कॉल",
            "电话",
            "手机",
            "電話",
            "☎",
            "📞",
            "📱",
            "☏",
            "✆");

    /** Words that come before the number of a thing. */
    private static final Set<String> THING = Set.of(
            "order",
            "orders",
            "ref",
            "reference",
            "ticket",
            "case",
            "tracking",
            "invoice",
            "booking",
            "reservation",
            "confirmation",
            "parcel",
            "package",
            "shipment",
            "consignment",
            "awb",
            "serial",
            "sku",
            "isbn",
            "imei",
            "model",
            "flight",
            "train",
            "bus",
            "route",
            "pnr",
            "id",
            "claim",
            "complaint",
            "transaction",
            "txn",
            "receipt",
            "policy",
            "version",
            "build",
            "code",
            "pin",
            "otp",
            "zip",
            "postcode",
            "bestellung",
            "bestellnummer",
            "auftrag",
            "sendung",
            "sendungsnummer",
            "rechnung",
            "vorgang",
            "pedido",
            "orden",
            "factura",
            "envío",
            "envio",
            "reserva",
            "commande",
            "colis",
            "facture",
            "réservation",
            "ordine",
            "spedizione",
            "fattura",
            "prenotazione",
            "bestelling",
            "factuur",
            "zamówienie",
            "sipariş",
            "pesanan",
            "resi",
            "заказ",
            "заказа",
            "账号",
            "订单");

    /** Words that may stand between such a word and its number. */
    private static final Set<String> BETWEEN = Set.of(
            "number", "numbers", "no", "nr", "num", "nbr", "nummer", "número", "numero", "numéro", "n", "is", "was",
            "are", "me", "us", "him", "her", "them", "on", "at", "my", "our", "the", "now", "here", "back", "ist", "es",
            "est", "é", "è", "to", "for", "and", "or", "unter", "al", "au");

    /** Whose number is one to call. */
    private static final Set<String> OWNER = Set.of(
            "my", "our", "his", "her", "their", "your", "mein", "meine", "unsere", "mi", "nuestro", "mon", "ma",
            "notre", "mio", "meu", "minha", "mijn");

    private static final Set<String> NUMBER =
            Set.of("number", "no", "nr", "num", "nummer", "número", "numero", "numéro");

    /** What else may stand before the word for a number. */
    private static final Set<String> QUALITY =
            Set.of("new", "old", "private", "personal", "work", "home", "neue", "nuevo", "nouveau", "nuovo", "novo");

    /** Words that ask to be called, where they come behind a number. */
    private static final Set<String> CALL_ME =
            Set.of("llámame", "llamame", "escríbeme", "chiamami", "scrivimi", "anrufen");

    private static final Set<String> ME = Set.of("me", "us", "mich", "uns", "moi", "nous");

    private static final int WORDS_AHEAD = 5;
    private static final int WORDS_BACK = 5;
    private static final int CHARS_BACK = 60;

    private NumberContext() {}

    /** Whether a word for ringing somebody up comes before the number, nothing else between them. */
    static boolean isTelephone(String text, int number) {
        return verdict(text, number) > 0;
    }

    /** Whether the number is said to be that of an order, a ticket or the like. */
    static boolean isReference(String text, int number) {
        return verdict(text, number) < 0;
    }

    /** Whether the words behind say so: {@code is my new number}, {@code call me}, {@code (mobile)}. */
    static boolean isTelephoneBehind(String text, int end) {
        int limit = Math.min(text.length(), end + CHARS_BACK);
        int at = end;
        boolean owned = false;
        boolean call = false;
        for (int words = 0; words < WORDS_AHEAD; words++) {
            boolean bracket = false;
            while (at < limit && !isWordPart(text, at)) {
                char c = text.charAt(at);
                if (c == '.' || c == ',' || Chars.isDigit(c) || endsSentence(c, text, at + 1)) {
                    return false;
                }
                bracket = c == '(';
                at++;
            }
            int start = at;
            while (at < limit && isWordPart(text, at)) {
                at++;
            }
            String word = text.substring(start, at).toLowerCase(Locale.ROOT);
            boolean telephone = TELEPHONE.contains(word);
            if ((owned && (telephone || NUMBER.contains(word)))
                    || (call && ME.contains(word))
                    || (words == 0 && (CALL_ME.contains(word) || (bracket && telephone)))) {
                return true;
            }
            call = words == 0 && telephone;
            owned |= OWNER.contains(word);
            if (!call && !BETWEEN.contains(word) && !OWNER.contains(word) && !QUALITY.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** 1 for a telephone, −1 for a thing, 0 where nothing is said. */
    private static int verdict(String text, int number) {
        int end = number;
        int limit = Math.max(0, number - CHARS_BACK);
        boolean called = false;
        for (int words = 0; words < WORDS_BACK; words++) {
            while (end > limit && !isWordPart(text, end - 1)) {
                if (endsSentence(text.charAt(end - 1), text, end)) {
                    return 0;
                }
                end--;
            }
            int start = end;
            while (start > limit && isWordPart(text, start - 1)) {
                start--;
            }
            String word = text.substring(start, end).toLowerCase(Locale.ROOT);
            if (TELEPHONE.contains(word) || (called && OWNER.contains(word))) {
                return 1;
            }
            if (THING.contains(word)) {
                return -1;
            }
            if (!BETWEEN.contains(word) && !OWNER.contains(word)) {
                return 0;
            }
            called |= NUMBER.contains(word);
            end = start;
        }
        return 0;
    }

    private static boolean endsSentence(char c, String text, int next) {
        return c == '\n'
                || c == '!'
                || c == '?'
                || c == ';'
                || (c == ',' && next < text.length() && Chars.isBlank(text.charAt(next)));
    }

    private static boolean isWordPart(String text, int at) {
        char c = text.charAt(at);
        return Character.isLetter(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || c == '☎'
                || c == '☏'
                || c == '✆';
    }
}
