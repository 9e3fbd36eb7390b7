package io.earshot.text.personal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands right before a street. */
final class AddressContext {
    private static final int CHARS_BACK = 60;
    private static final String WORDS = "(?:\\h\\p{L}{1,15}+){0,3}?";

    /** Words that say that somebody lives there or wants something brought there, in the languages of the streets. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:"
                    + String.join(
                            "|",
                            "(?:i|we|i['’]m|im|we['’]re|he|she|they)(?:\\ham|\\hare|\\hhave)?\\h(?:live|living|lives|stay|staying|moved)(?:\\h(?:at|on|to|in))?",
                            "(?:deliver|delivered|delivery|ship|shipped|shipping|send|sent|mail|mailed|post|posted|bring|brought|come"
                                    + "|dispatch|dispatched|drop|dropped|return|redirect|redirected)" + WORDS
                                    + "\\h(?:to|at)",
                            "(?:my|our|his|her|their|the|new|correct|right|home|delivery|shipping|mailing|billing|postal)\\haddress"
                                    + "(?:\\h(?:is|was|should\\hbe|changed\\hto))?",
                            "(?:my|our)\\h(?:house|home|flat|apartment|place)(?:\\h(?:is|at|on|is\\hat))?",
                            "address",
                            "(?:ich|wir)\\h(?:wohne|wohnen|lebe|leben)" + WORDS + "|wohne" + WORDS
                                    + "|wohnhaft(?:\\hin)?",
                            "(?:liefer|rechnungs|post|wohn)?(?:adresse|anschrift)(?:\\h(?:ist|lautet|war|est))?",
                            "(?:liefern|liefert|geliefert|lieferung|schicken|schickt|geschickt|senden|zustellen|zustellung)"
                                    + WORDS + "\\h(?:an|in|zu|nach|in\\hdie|an\\hdie|in\\hder)",
                            "(?:j['’]habite|nous\\hhabitons|je\\hvis|on\\hhabite)(?:\\h(?:au|à))?",
                            "(?:livrer|livré|livrée|livrez|livraison|envoyer|envoyé|envoyez|expédié)" + WORDS
                                    + "\\h(?:au|à)",
                            "(?:vivo|vivimos|resido|abito|abitiamo|moro|moramos)" + WORDS,
                            "(?:mi|mia|nuestra|la|meu|nosso|o|il\\hmio|il\\hnostro)\\h(?:dirección|direccion|domicilio|endereço|endereco|indirizzo)"
                                    + "(?:\\h(?:es|é|e|è))?",
                            "(?:dirección|direccion|domicilio|endereço|endereco|indirizzo)",
                            "(?:enviar|envíen|enviado|entregar|entregado|entrega|enviem|entreguem|entregue|spedire|spedito|spedite"
                                    + "|consegnare|consegnato|consegna|mandar|mandare)" + WORDS
                                    + "\\h(?:a|en|em|in|na|no|para|al|alla)(?:\\hla|\\ha)?",
                            "(?:ik|we|wij)\\h(?:woon|wonen)" + WORDS,
                            "(?:mijn|ons|het)\\h(?:adres)(?:\\his)?|adres",
                            "(?:bezorgen|bezorgd|bezorg|leveren|geleverd|sturen|gestuurd)" + WORDS
                                    + "\\h(?:op|aan|naar|in)(?:\\hde)?")
                    + ")\\h?[:,=–-]?\\s{0,2}\"?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern UNIT = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:flat|apt|apartment|unit|suite|room)\\.?\\h[\\p{L}\\p{N}]{1,4}+,?\\h$|"
                    + "(?<![\\p{L}\\p{N}])(?:flat|apt|apartment|unit|suite|room)\\h$",
            Pattern.CASE_INSENSITIVE);

    /** {@code Am Alten}, {@code Lange}: what a street's name may begin with, before its last word. */
    private static final Pattern NAME = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?:(?:am|im|zum|zur|an\\hde[mnr]|unter\\hden)\\h)?(?:alte|neue|große|kleine|obere|untere|hohe|lange"
                    + "|korte|oude|nieuwe|grote)[nrs]?|(?-i:Am|Im|Zum|Zur|An\\h[Dd]e[mnr]|Unter\\h[Dd]en))\\h$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AddressContext() {}

    /** Whether the words before say that an address follows. */
    static boolean isBefore(String text, int start) {
        return before(PERSONAL, text, start).find();
    }

    /** Where the number of a flat starts that stands before the street; the street's own start without one. */
    static int startOfUnit(String text, int start) {
        Matcher unit = before(UNIT, text, start);
        return unit.find() ? unit.start() : start;
    }

    /** Where the name of a street starts of which the last word starts there. */
    static int startOfGermanicName(String text, int last) {
        Matcher name = before(NAME, text, last);
        return name.find() ? name.start() : last;
    }

    private static Matcher before(Pattern pattern, String text, int end) {
        return pattern.matcher(text).region(Math.max(0, end - CHARS_BACK), end).useTransparentBounds(true);
    }
}
