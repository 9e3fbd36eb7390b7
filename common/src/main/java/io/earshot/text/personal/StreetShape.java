package io.earshot.text.personal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a family of countries writes a street with its number, and what follows it in a full address. Words are possessive
 * and everything is counted, so that a try takes a bounded number of steps.
 */
enum StreetShape {
    /** {@code 12 High Street, Flat 3, London SW1A 1AA}; {@code 350 5th Ave Apt 4B, New York, NY 10118}. */
    ENGLISH(Parts.ENGLISH_STREET, Parts.ENGLISH_STREET, Parts.UNIT, "(?:" + Parts.ENGLISH_TAIL + ")"),

    /** {@code 12 bis rue de la Paix, 75002 Paris}. */
    FRENCH(
            Parts.FRENCH_START + Parts.ANY_NAME,
            Parts.FRENCH_START + Parts.CLEAR_NAME,
            Parts.UNIT,
            Parts.COMMA_OR_BLANK + "(?:F-)?\\d{5}" + Parts.BLANK + Parts.ANY_CITY),

    /** {@code Hauptstraße 12a, 80331 München}; {@code Kerkstraat 12, 1017 GL Amsterdam}. */
    GERMANIC(
            Parts.GERMANIC_STREET,
            Parts.GERMANIC_STREET,
            Parts.UNIT,
            "(?:" + Parts.COMMA + "(?:[DB]-)?\\d{5}" + Parts.BLANK + Parts.ANY_CITY + "|" + Parts.COMMA_OR_BLANK
                    + "(?:(?:in\\h)?(?:[DB]-)?\\d{5}|(?:(?:A|CH|B)-|(?!19|20))\\d{4})" + Parts.COMMA_OR_BLANK
                    + Parts.CAPITAL_CITY + "|" + Parts.COMMA_OR_BLANK + "\\d{4}\\h?[A-Z]{2}" + Parts.COMMA_OR_BLANK
                    + Parts.ANY_CITY + ")"),

    /** {@code Calle Mayor, 12, 3º B, 28013 Madrid}; {@code Via Roma 12}; {@code Rua Augusta, 1200 - 01305-100 São Paulo}. */
    ROMANCE(
            Parts.ROMANCE_START + Parts.ANY_NAME + Parts.ROMANCE_NUMBER,
            Parts.ROMANCE_START + Parts.ANY_NAME + Parts.ROMANCE_NUMBER,
            Parts.ROMANCE_UNIT,
            "(?:" + Parts.COMMA + Parts.CITY + "){0,2}?(?:" + Parts.COMMA_OR_BLANK
                    + "(?:(?:CEP:?\\h?)?\\d{5}-\\d{3}|(?:(?:[EI]-)?\\d{5}|\\d{4}-\\d{3}|\\d{2}-\\d{3})" + Parts.BLANK
                    + Parts.CAPITAL_CITY + ")|" + Parts.COMMA + "\\d{5}" + Parts.BLANK
                    + Parts.ANY_CITY
                    + ")(?:\\h\\([A-Z]{2}\\))?+");

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** No address is longer. */
    private static final int LONGEST = 200;

    private final Pattern full;
    private final Pattern street;

    StreetShape(String anyStreet, String clearStreet, String unit, String tail) {
        full = Pattern.compile(anyStreet + unit + tail + Parts.END, FLAGS);
        street = Pattern.compile(clearStreet + unit + Parts.END, FLAGS);
    }

    /** Where the street with all that makes it a full address ends that starts there; −1 if none does. */
    int endOfFull(String text, int start) {
        return end(full, text, start);
    }

    /** Where the street with its number ends that starts there; −1 if none does. */
    int endOfStreet(String text, int start) {
        return end(street, text, start);
    }

    private static int end(Pattern pattern, String text, int start) {
        Matcher matcher = pattern.matcher(text)
                .region(start, Math.min(text.length(), start + LONGEST))
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    private static final class Parts {
        static final String END = "(?![\\p{L}\\p{N}])";
        static final String BLANK = "\\h{1,2}+";
        static final String COMMA = "(?:\\h?+[,;]\\h{0,2}+\\R?+\\h?+|\\h?+\\R\\h?+|\\h[-–|]\\h)";
        static final String COMMA_OR_BLANK = "(?:" + COMMA + "|" + BLANK + ")";

        private static final String WORD = "[\\p{L}\\p{M}][\\p{L}\\p{M}.'’-]{0,24}+";
        private static final String CAPITAL = "(?-i:\\p{Lu})[\\p{L}\\p{M}'’-]{0,24}+";
        private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}.'’-]{0,24}+";

        static final String CITY = WORD + "(?:" + BLANK + WORD + "){0,3}?";
        static final String CAPITAL_CITY = CAPITAL
                + "(?:[ -](?:(?:am|an|der|im|en|sur|sous|de|do|da|del|la|le|el|den|i)[ -])?" + CAPITAL + "){0,3}+";

        /** As it may be written without capitals. */
        static final String ANY_CITY = "(?:" + CAPITAL_CITY
                + "|(?:(?:bad|sankt|st\\.?|sainte?|san|santa|santo|são|los|las|la" + "|le|el|den|reggio)[ -])?+" + WORD
                + "(?:[ -](?:am|an\\hder|im|en|sur|sous|de|del|di|do)[ -]" + WORD + ")?+)";

        static final String UNIT =
                "(?:\\h?,?\\h(?:(?:apt|apartment|unit|suite|ste|flat|floor|room|rm|app?t|b[âa]t|étage|piso|bus"
                        + "|whg|wohnung|og|eg)\\.?\\h?#?[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,4}+|#\\h?[\\p{L}\\p{N}-]{1,6}+))?+";

        // English: the number, up to four words, and a word for a way

        private static final String NO_NAME = "(?!(?:minutes?|mins?|hours?|hrs?|days?|weeks?|years?|blocks?|miles?|km|"
                + "people|times|from|off|of|and|or|in|on|at|to|is|was|for|with)\\b)";
        private static final String ENGLISH_WAY =
                "(?:street|str|st|avenue|ave|av|road|rd|drive|dr|lane|ln|boulevard|blvd|court"
                        + "|ct|place|pl|square|sq|terrace|ter|way|circle|cir|close|crescent|cres|grove|gardens|gdns|highway|hwy"
                        + "|parkway|pkwy|row|mews|hill|walk|rise|quay|wharf|alley|plaza|trail|trl|parade)";
        static final String ENGLISH_STREET = "\\d{1,5}+(?:[a-z]|[-/]\\d{1,4}+)?+,?" + BLANK + "(?:the" + BLANK + ")?(?:"
                + NO_NAME + NAME + BLANK + "){1,5}?" + ENGLISH_WAY
                + "\\b\\.?(?:\\h(?:(?-i:[NSEW][EW]?)|north|south|east|west)\\b\\.?)?+";

        private static final String US_STATE =
                "(?-i:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]"
                        + "|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])";
        private static final String US_STATE_NAME = "(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut"
                + "|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland"
                + "|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New\\h(?:Hampshire|Jersey"
                + "|Mexico|York)|(?:North|South)\\h(?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode\\hIsland"
                + "|Tennessee|Texas|Utah|Vermont|(?:West\\h)?Virginia|Washington|Wisconsin|Wyoming)";
        private static final String ZIP = "\\d{5}(?:-\\d{4})?+(?!\\d)";
        private static final String AMERICAN = "(?:" + COMMA_OR_BLANK + CITY + ")?" + COMMA_OR_BLANK + "(?:(?:"
                + US_STATE + "|" + US_STATE_NAME + "|[a-z]{2})\\.?" + COMMA_OR_BLANK + ")" + ZIP;
        private static final String AMERICAN_WITHOUT_ZIP =
                COMMA + CITY + COMMA + "(?:" + US_STATE + "|" + US_STATE_NAME + ")";
        private static final String CITY_AND_CODE =
                COMMA + CAPITAL_CITY + COMMA_OR_BLANK + "(?:" + ZIP + "|\\d{3}\\h?\\d{3}(?!\\d))";
        private static final String BRITISH = "(?:" + COMMA + CITY + "){0,3}?" + COMMA_OR_BLANK + "(?:" + CITY + BLANK
                + ")?" + "(?:[A-Z]{1,2}\\d[A-Z\\d]?\\h?\\d[A-Z]{2}|[A-Z]\\d[\\dW]\\h?[A-Z\\d]{4})";
        private static final String CANADIAN =
                "(?:" + COMMA_OR_BLANK + CITY + "){0,2}?" + COMMA_OR_BLANK + "[A-Z]\\d[A-Z][\\h-]?\\d[A-Z]\\d";
        private static final String AUSTRALIAN =
                COMMA_OR_BLANK + CITY + COMMA_OR_BLANK + "(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)" + COMMA_OR_BLANK + "\\d{4}";
        static final String ENGLISH_TAIL =
                String.join("|", BRITISH, AMERICAN, AMERICAN_WITHOUT_ZIP, CITY_AND_CODE, CANADIAN, AUSTRALIAN);

        // Romance languages: a word for a way, the name; the number before (French) or behind

        private static final String PARTICLES =
                "(?:(?:de|du|des|la|le|les|los|las|el|del|della|delle|dei|degli|di|do|da|dos"
                        + "|das|e|y|et|d'|l'|dell')" + BLANK + "|[dl]['’]|dell['’])";
        static final String ANY_NAME = "(?:" + PARTICLES + "{0,3}" + NAME + ")(?:" + BLANK + NAME + "){0,4}?";
        static final String CLEAR_NAME =
                "(?:" + PARTICLES + "{0,3}+" + NAME + ")(?:[ -](?:" + PARTICLES + "){0,2}" + CAPITAL + "){0,3}+";
        static final String FRENCH_START =
                "\\d{1,4}+(?:\\h?(?:bis|ter|quater|[a-d])\\b)?+,?" + BLANK + "(?:rue|avenue|av\\.?"
                        + "|boulevard|bd\\.?|blvd|place|impasse|all[ée]e|chemin|route|quai|cours|passage|square|faubourg)"
                        + BLANK;
        static final String ROMANCE_START =
                "(?:calle|c/|avenida|avda\\.?|av\\.|paseo|plaza|pza\\.?|carrer|camino|ronda|via"
                        + "|viale|piazza|corso|largo|vicolo|piazzale|rua|r\\.|travessa|praça|alameda|estrada|ul\\.|ulica)\\h?";
        static final String ROMANCE_NUMBER = "(?:\\h?,\\h?|\\h)(?:n[º°o]?\\.?\\h?)?\\d{1,5}+(?:\\h?[a-z]\\b)?+";
        static final String ROMANCE_UNIT =
                "(?:\\h?[,-]?\\h(?:\\d{1,2}\\h?[ºª°][\\h-]?[\\p{L}\\d]{0,3}|(?:piso|apto?|apt|int|esc"
                        + "|puerta|scala|bloco|m)\\.?\\h[\\p{L}\\p{N}]{1,4})){0,2}+";

        // German and Dutch: the name ends with the word for a way, the number behind

        static final String GERMANIC_STREET =
                "(?:[\\p{L}][\\p{L}.'’-]{0,24}+\\h){0,3}?[\\p{L}\\p{M}.'’-]{0,30}?(?:straße|strasse"
                        + "|str\\.?|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|stieg|pfad|markt|straat|laan|plein|gracht"
                        + "|kade|dijk|singel|dreef)\\h(?:nr\\.?\\h)?\\d{1,4}+(?:\\h?[a-h]\\b)?+(?:\\h?[-/]\\h?\\d{1,4}[a-h]?+)?+";
    }
}
