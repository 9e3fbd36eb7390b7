package io.earshot.care;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a language promises, and how it tells times.
 *
 * @param promise that somebody of the brand will come back to the customer
 * @param condition that something must happen first; in the same sentence or in the one before
 * @param request that the customer is asked for something; in the sentence after
 * @param span within so long: {@code count}, {@code most} where it is a range, and the unit
 * @param clock at a time of day: {@code hour}, {@code minute}, {@code half} of the day
 * @param numbers words that are counts
 * @param units how units begin, the longest first where one begins as another
 * @param days how the days of the week begin, Monday first
 */
record PromiseWords(
        Pattern promise,
        Pattern condition,
        Pattern request,
        Pattern soon,
        Pattern today,
        Pattern tomorrow,
        Pattern nextWeek,
        Pattern morning,
        Pattern afternoon,
        Pattern span,
        Pattern clock,
        Pattern weekday,
        Map<String, Integer> numbers,
        List<Map.Entry<String, Unit>> units,
        List<String> days) {

    /** What time is counted in. */
    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        WORKING_DAY
    }

    private static final String CLOCK_OF_24 = "(?<hour>[0-2]?\\d)(?:[:.h](?<minute>[0-5]\\d))?\\s*(?<half>(?!))?";

    private static final PromiseWords ENGLISH = new Draft(
                    "\\b(?:we|i|they|he|she|someone|somebody|a colleague|my colleagues?|(?:the|our|a|an) (?:\\w+"
                            + " ){0,2}"
                            + "(?:team|colleagues?|manager|agent|specialist|expert|rep|representative|advisor|supervisor)|a"
                            + " member of (?:our|the) (?:\\w+ )?team)(?:'ll| will| shall|'re going to|'m going to| are"
                            + " going to| am going to|ll)(?! not\\b| never\\b)(?:,? [\\w']+){0,6}?"
                            + " (?:(?:call|phone|ring|calling|email|e-mail|emailing|message|write"
                            + " to|update|updating|notify|contact|contacting|dm) you\\b|(?:give|giving) you an? (?:\\w+"
                            + " )?(?:call|ring|update|shout)|(?:send|provide|have|get|post|share) (?:you )?(?:with"
                            + " )?(?:an?|more|further|another|any) (?:\\w+"
                            + " )?(?:updates?|answer|reply|response)|call(?:ing)?(?:"
                            + " (?:shortly|soon|back|today|tomorrow|now|asap|in|within|by)\\b|\\s*[.!,]|\\s*$)|get(?:ting)?"
                            + " back (?:to you|in touch)|(?:come|coming) back to you|be back (?:in touch|to you)|(?:be"
                            + " |get |getting )?in (?:touch|contact)\\b(?! with (?!you\\b))|reach(?:ing)? out(?! to"
                            + " (?!you\\b)|,? to (?:our|the|them))|reach you\\b|follow(?:ing)?[ -]up(?! (?:with|on)"
                            + " (?!you\\b))|respond(?:ing)?\\b|reply(?:ing)?\\b|touch base|let you know|keep you (?:\\w+"
                            + " )?(?:posted|updated|informed|in the loop)|(?:have|ask|get) (?:someone|somebody|an? \\w+(?:"
                            + " \\w+)?) (?:\\w+ )?(?:call|contact|reach|email|message|get))|\\byou(?:'ll| will|'re going"
                            + " to) (?:hear (?:back )?from|be (?:contacted|called) by|be hearing from|receive (?:a|an)"
                            + " (?:\\w+ )?(?:call|reply|response|update))|\\b(?:expect|you can expect) (?:a|an|our)"
                            + " (?:\\w+ )?(?:call|reply|response|update|answer)\\b",
                    "\\b(?:if|unless|in case|once (?:you|we|it|they|this|that|confirmed)|when(?:ever)?"
                            + " (?:you|we|it|they)|as soon as (?!possible)|after you|whatever|please|pls|plz|kindly|can"
                            + " you|could you|would you|able to send|mind"
                            + " sending|(?:dm|pm|message|email|e-mail|text|call|tweet|contact|tell|give|show|provide)"
                            + " (?:at )?(?:us|me)\\b|drop us|shoot us|send"
                            + " (?:us|me|a|an|your|it|over|that|the|through)|share (?:your|the|a)|let (?:us|me) know|use"
                            + " the|click|fill (?:out|in)|follow us|via https?|connect with us|reply with|get in touch"
                            + " with us|need(?:ed)? to|happy to|like to|would)\\b",
                    "\\b(?:(?:dm|pm|message|email|send|give|provide|share|tell) (?:us|me|a|your|it)|can you|could"
                            + " you)\\b")
            .soon("\\b(?:shortly|soon(?:est)?|asap|a\\.s\\.a\\.p|right away|immediately|momentarily|in a"
                    + " (?:moment|minute|bit|few)|straight away|as quickly as)\\b")
            .days(
                    "\\b(?:today|tonight|this (?:morning|afternoon|evening)|(?:by )?(?:the )?end of (?:the"
                            + " )?(?:day|business)|eod)\\b",
                    "\\b(?:tomorrow|tmrw|tomo)\\b",
                    "\\bnext week\\b",
                    "\\bmorning\\b",
                    "\\bafternoon\\b")
            .span(
                    "(?:within|in|over|for)(?: (?:the|about|around|approximately|up to|next|another|under))*",
                    "or|to|-|–|/")
            .clock("(?:\\b(?:at|by|before|around|until) )(?<hour>[0-2]?\\d)(?:[:.](?<minute>[0-5]\\d))? ?"
                    + "(?<half>[ap]\\.?m\\b)?(?! ?(?:min|hour|hr|day|week|\\d|%|am|pm))")
            .numbers("a=1 an=1 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 ten=10 couple=2 few=3 several=5"
                    + " half=1")
            .units("(?:business|working|work)[ -]day=WORKING_DAY min=MINUTE hour=HOUR hr=HOUR h=HOUR day=DAY"
                    + " week=WEEK wk=WEEK")
            .weekdays("(?:by|on|this|next|until|before)", "mon tue wed thu fri sat sun", "[a-z]*")
            .words();

    private static final PromiseWords GERMAN = new Draft(
                    "\\b(?:wir|ich|kolleg\\w+|jemand|team|mitarbeiter\\w*)\\b[^.!?]{0,40}?\\b(?:melden|melde|meldet|rufen|rufe"
                            + "|ruft|antworten|antworte|kontaktier\\w+|informier\\w+|schreiben|benachrichtig\\w+)\\b(?=[^.!?]*\\b(?:euch|dich|sie|ihnen|dir|uns|mich|sich|zurück|an)\\b)|\\b(?:melden|melde)"
                            + " (?:wir|ich) (?:uns|mich)\\b",
                    "\\b(?:bitte|wenn|falls|sobald|sofern|schick\\w*|schreib(?:t|e)? uns|send\\w*"
                            + " (?:uns|mir)|könnt|kannst|können sie)\\b",
                    "\\b(?:schick\\w*|schreib\\w* uns|send\\w*|bitte)\\b")
            .soon("\\b(?:gleich|sofort|umgehend|schnellstmöglich|baldmöglichst|bald|in kürze|zeitnah)\\b")
            .days(
                    "\\b(?:heute)\\b",
                    "\\bmorgen\\b",
                    "\\bnächste(?:r|n)? woche\\b",
                    "\\b(?:vormittag|früh)\\b",
                    "\\bnachmittag\\b")
            .span("(?:innerhalb(?: von)?|binnen|in)(?: (?:der|den|nächsten|etwa|ca\\.?))*", "bis|oder|-|–")
            .clock("\\b(?:um|bis|gegen|vor) (?<hour>[0-2]?\\d)(?:[:.](?<minute>[0-5]\\d))?(?<half>(?!))? ?uhr")
            .numbers("einer=1 einem=1 eines=1 ein=1 eine=1 zwei=2 drei=3 vier=4 fünf=5 wenigen=3 paar=3")
            .units("(?:werk|arbeits)tag=WORKING_DAY min=MINUTE stunde=HOUR std=HOUR tag=DAY woche=WEEK")
            .weekdays(
                    "(?:bis|am|bis zum|diesen|nächsten)",
                    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
                    "")
            .words();

    private static final PromiseWords FRENCH = new Draft(
                    "\\b(?:nous|je|on|un conseiller|notre équipe|un"
                            + " collègue|l'équipe)\\b[^.!?]{0,30}?(?:\\b(?:vous|te|t')\\s*)(?:\\w+"
                            + " )?(?:rappell?er\\w*|rappelons|rappelle|appell?er\\w*|appelle|répond\\w+|contacter\\w*|contactons|tiendr\\w+|tenons"
                            + " (?:au"
                            + " courant|informé)|recontacter\\w*|reviendr\\w+|écrir\\w+)|\\brev(?:iendrons|enons|iendrai|iens)"
                            + " vers (?:vous|toi)",
                    "\\b(?:si|dès que|lorsque|quand|merci"
                            + " de|veuillez|pouvez-vous|peux-tu|envoyez|envoie|écrivez-nous|afin)\\b",
                    "\\b(?:envoyez|veuillez|merci de|écrivez)\\b")
            .soon("\\b(?:bientôt|rapidement|au plus vite|dès que possible|tout de suite|sous peu|prochainement)\\b")
            .days(
                    "(?:\\baujourd'hui\\b|\\bce (?:matin|soir)\\b|\\bcet après-midi\\b)",
                    "\\bdemain\\b",
                    "\\bla semaine prochaine\\b",
                    "\\bmatin\\b",
                    "\\baprès-midi\\b")
            .span("(?:dans|d'ici|sous)(?: (?:les|environ|prochaines|prochains|un délai de))*", "à|ou|-|–")
            .clock("\\b(?:à|avant|vers) (?<hour>[0-2]?\\d) ?[h:](?<minute>[0-5]\\d)?(?<half>(?!))?")
            .numbers("un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 quelques=3")
            .units("jours? ouvr=WORKING_DAY min=MINUTE heure=HOUR h=HOUR jour=DAY semaine=WEEK")
            .weekdays("(?:d'ici|avant|ce|le|dès)", "lundi mardi mercredi jeudi vendredi samedi dimanche", "")
            .words();

    private static final PromiseWords SPANISH = new Draft(
                    "\\b(?:te|le|les|os|lo|la)\\s+(?:\\w+"
                            + " )?(?:llamar(?:emos|é|án|á)|contactar(?:emos|é|án|á)|responder(?:emos|é|án|á)"
                            + "|escribir(?:emos|é|án|á)|avisar(?:emos|é|án|á)|informar(?:emos|é|án|á)|contestar(?:emos|é|án|á)|mantendr(?:emos|é)"
                            + " (?:informad\\w+|al tanto))|\\bvamos a"
                            + " (?:llamar|contactar|responder|escribir|avisar)(?:te|le|les|os)\\b|\\bnos"
                            + " (?:pondremos|comunicaremos|contactaremos)\\b[^.!?]{0,20}\\b(?:contigo|con usted|con"
                            + " ustedes|en contacto)",
                    "\\b(?:si|cuando|en cuanto|por"
                            + " favor|envía\\w*|envíe\\w*|escríbe\\w*|mánda\\w*|podrías|puedes|podría)\\b",
                    "\\b(?:envía\\w*|envíe\\w*|escríbe\\w*|por favor)\\b")
            .soon("\\b(?:pronto|enseguida|cuanto antes|lo antes posible|en breve|a la brevedad|de inmediato)\\b")
            .days(
                    "\\b(?:hoy|esta (?:tarde|noche|mañana))\\b",
                    "(?<!esta |la )\\bmañana\\b",
                    "\\b(?:la )?(?:próxima semana|semana que viene)\\b",
                    "\\b(?:esta|por la) mañana\\b",
                    "\\b(?:esta|por la) tarde\\b")
            .span("(?:dentro de|en|antes de)(?: (?:las|los|unas|unos|próximas|próximos|aproximadamente))*", "a|o|-|–")
            .clock("\\b(?:a las|antes de las) " + CLOCK_OF_24)
            .numbers("un=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 unos=3 unas=3")
            .units("días? (?:hábil|laborable)=WORKING_DAY min=MINUTE hora=HOUR h=HOUR día=DAY dia=DAY semana=WEEK")
            .weekdays(
                    "(?:el|este|hasta el|antes del|próximo)",
                    "lunes martes miércoles jueves viernes sábado domingo",
                    "")
            .words();

    private static final PromiseWords PORTUGUESE = new Draft(
                    "\\b(?:vamos|vou|iremos|irei|vai)\\s+(?:te |lhe"
                            + " )?(?:ligar|contatar|contactar|responder|retornar|avisar|informar|entrar em contato|entrar"
                            + " em contacto)|\\b(?:entraremos|entrarei) em"
                            + " conta[c]?to|\\b(?:retornaremos|responderemos|ligaremos|avisaremos|informaremos|contataremos|contactaremos|daremos"
                            + " retorno)\\b",
                    "\\b(?:se|quando|assim que|por favor|envie\\w*|mande\\w*|chama\\w*|poderia|pode nos|nos"
                            + " envi\\w+)\\b",
                    "\\b(?:envie\\w*|mande\\w*|por favor|nos chame)\\b")
            .soon("\\b(?:em breve|logo|já já|o mais rápido possível|o quanto antes|imediatamente)\\b")
            .days(
                    "\\b(?:hoje|esta (?:tarde|noite|manhã))\\b",
                    "\\bamanhã\\b",
                    "\\b(?:próxima semana|semana que vem)\\b",
                    "\\b(?:de|pela|esta) manhã\\b",
                    "\\b(?:à|de|esta) tarde\\b")
            .span("(?:dentro de|em até|em|até)(?: (?:as|os|próximas|próximos|cerca de))*", "a|ou|-|–")
            .clock("\\b(?:às|até as|antes das) " + CLOCK_OF_24)
            .numbers("um=1 uma=1 dois=2 duas=2 três=3 quatro=4 cinco=5 alguns=3 algumas=3")
            .units("dias? út=WORKING_DAY min=MINUTE hora=HOUR h=HOUR dia=DAY semana=WEEK")
            .weekdays(
                    "(?:até|na|no|nesta|próxim[ao])", "segunda terça quarta quinta sexta sábado domingo", "(?:-feira)?")
            .words();

    private static final PromiseWords ITALIAN = new Draft(
                    "\\b(?:ti|vi|la|le)\\s+(?:\\w+"
                            + " )?(?:chiamer(?:emo|ò|anno|à)|richiamer(?:emo|ò|anno|à)|contatter(?:emo|ò|anno|à)"
                            + "|risponder(?:emo|ò|anno|à)|ricontatter(?:emo|ò|anno|à)|scriver(?:emo|ò|anno|à)|aggiorner(?:emo|ò|anno|à)|informer(?:emo|ò|anno|à)|terremo"
                            + " (?:aggiornat\\w+|informat\\w+)|faremo sapere|farò sapere)",
                    "\\b(?:se|quando|appena|non appena|per favore|inviaci|scrivici|mandaci|puoi|potresti|può)\\b",
                    "\\b(?:inviaci|scrivici|mandaci|per favore)\\b")
            .soon("\\b(?:presto|subito|al più presto|a breve|quanto prima|immediatamente)\\b")
            .days(
                    "\\b(?:oggi|stasera|stamattina|questo pomeriggio|in giornata)\\b",
                    "\\bdomani\\b",
                    "\\b(?:la )?prossima settimana\\b",
                    "\\b(?:mattina|stamattina)\\b",
                    "\\bpomeriggio\\b")
            .span("(?:entro|in|tra|fra)(?: (?:le|i|prossime|prossimi|circa))*", "a|o|-|–")
            .clock("\\b(?:alle|entro le|verso le) " + CLOCK_OF_24)
            .numbers("un'=1 un=1 una=1 due=2 tre=3 quattro=4 cinque=5 qualche=3 pochi=3 poche=3")
            .units("giorni? lavorativ=WORKING_DAY min=MINUTE or=HOUR h=HOUR giorn=DAY settiman=WEEK")
            .weekdays("(?:entro|di|questo|prossimo)", "lunedì martedì mercoledì giovedì venerdì sabato domenica", "")
            .words();

    private static final PromiseWords ARABIC = new Draft(
                    "(?:سنتواصل|سنتصل|سنرد|سنعود|سيتواصل|سيتصل|سيتم التواصل|سيتم الرد|سأتصل|سأتواصل|سوف نتواصل|سوف"
                            + " نتصل|سوف نرد)",
                    "(?:إذا|اذا|عند|يرجى|الرجاء|من فضلك|أرسل|ارسل|تزويدنا|راسلنا)",
                    "(?:يرجى|الرجاء|أرسل|ارسل|تزويدنا|راسلنا)")
            .soon("(?:قريبا|قريبًا|فورا|فورًا|حالا|بأقرب وقت|في أقرب وقت)")
            .days(
                    "(?:اليوم|الليلة)",
                    "(?:غدا|غدًا|غداً)",
                    "(?:الأسبوع القادم|الاسبوع القادم)",
                    "(?:صباحا|صباحًا)",
                    "(?:بعد الظهر)")
            .span("(?:خلال|في غضون)", "-|–|إلى|الى")
            .clock("(?:الساعة) " + CLOCK_OF_24)
            .numbers("ساعتين=2 يومين=2")
            .units("أيام عمل=WORKING_DAY ايام عمل=WORKING_DAY دقيقة=MINUTE دقائق=MINUTE ساع=HOUR يوم=DAY أيام=DAY"
                    + " ايام=DAY أسبوع=WEEK")
            .weekdays("(?:يوم|قبل)", "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد", "")
            .words();

    private static final PromiseWords HINDI = new Draft(
                    "(?:संपर्क करेंगे|सम्पर्क करेंगे|संपर्क करेगी|संपर्क करेगा|जवाब देंगे|कॉल करेंगे|सूचित"
                            + " करेंगे|अपडेट देंगे|फ़ोन करेंगे|फोन करेंगे)",
                    "(?:यदि|अगर|कृपया|जब आप|भेजें|साझा करें)",
                    "(?:कृपया|भेजें|साझा करें)")
            .soon("(?:जल्द|शीघ्र|तुरंत)")
            .days("(?:आज)", "(?:कल)", "(?:अगले सप्ताह|अगले हफ्ते)", "(?:सुबह)", "(?:दोपहर|शाम)")
            .span("", "-|–|से")
            .clock("(?!)" + CLOCK_OF_24)
            .numbers("एक=1 दो=2 तीन=3")
            .units("कार्य दिवस=WORKING_DAY मिनट=MINUTE घंट=HOUR घण्ट=HOUR दिन=DAY सप्ताह=WEEK हफ्त=WEEK")
            .weekdays("", "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार", "")
            .words();

    private static final Map<String, PromiseWords> BY_LANGUAGE = Map.of(
            "de", GERMAN, "fr", FRENCH, "es", SPANISH, "pt", PORTUGUESE, "it", ITALIAN, "ar", ARABIC, "hi", HINDI);

    static PromiseWords of(String language) {
        int region = language.indexOf('-');
        String plain = region < 0 ? language : language.substring(0, region);
        return BY_LANGUAGE.getOrDefault(plain, ENGLISH);
    }

    /** How many a number or a word stands for. */
    long count(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Long.parseLong(written);
        }
        return numbers.getOrDefault(written.toLowerCase(Locale.ROOT), 1);
    }

    /** What is counted. */
    Unit unit(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Unit> unit : units) {
            if (Pattern.compile(unit.getKey()).matcher(lower).lookingAt()) {
                return unit.getValue();
            }
        }
        return Unit.DAY;
    }

    /** The day of the week that a word names. */
    DayOfWeek day(String lower) {
        for (int i = 0; i < days.size(); i++) {
            if (lower.startsWith(days.get(i))) {
                return DayOfWeek.of(i + 1);
            }
        }
        return DayOfWeek.SUNDAY;
    }

    /** Puts the words of a language together. */
    private static final class Draft {
        private final Pattern promise;
        private final Pattern condition;
        private final Pattern request;
        private Pattern soon = pattern("(?!)");
        private List<Pattern> ofDays = List.of();
        private String before = "";
        private String range = "";
        private Pattern clock = pattern("(?!)");
        private Pattern weekday = pattern("(?!)");
        private Map<String, Integer> numbers = Map.of();
        private List<Map.Entry<String, Unit>> units = List.of();
        private List<String> days = List.of();

        Draft(String promise, String condition, String request) {
            this.promise = pattern(promise);
            this.condition = pattern(condition);
            this.request = pattern(request);
        }

        Draft soon(String words) {
            soon = pattern(words);
            return this;
        }

        Draft days(String today, String tomorrow, String nextWeek, String morning, String afternoon) {
            ofDays =
                    List.of(pattern(today), pattern(tomorrow), pattern(nextWeek), pattern(morning), pattern(afternoon));
            return this;
        }

        Draft span(String leading, String between) {
            before = leading;
            range = between;
            return this;
        }

        Draft clock(String words) {
            clock = pattern(words);
            return this;
        }

        Draft numbers(String words) {
            numbers = Arrays.stream(words.split(" ", -1))
                    .map(word -> word.split("=", -1))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
            return this;
        }

        /** As {@code start=UNIT}, parted by blanks; a start may have blanks itself. */
        Draft units(String words) {
            units = Arrays.stream(words.split("(?<=[A-Z]) ", -1))
                    .map(word -> Map.entry(
                            word.substring(0, word.lastIndexOf('=')),
                            Unit.valueOf(word.substring(word.lastIndexOf('=') + 1))))
                    .toList();
            return this;
        }

        Draft weekdays(String leading, String names, String ending) {
            days = List.of(names.split(" ", -1));
            weekday = pattern((leading.isEmpty() ? "" : "\\b" + leading + " ") + "(?<day>(?:" + String.join("|", days)
                    + ")" + ending + ")");
            return this;
        }

        PromiseWords words() {
            String count = "\\d{1,3}|"
                    + String.join("|", numbers.keySet().stream().sorted().toList());
            String unit = units.stream().map(Map.Entry::getKey).collect(Collectors.joining("|"));
            Pattern span =
                    pattern((before.isEmpty() ? "" : "\\b" + before + "\\s+") + "(?<count>" + count + ")(?:\\s*(?:"
                            + range + ")\\s*(?<most>\\d{1,3}))?(?: an?| of)*[\\s-]*(?<unit>(?:" + unit + ")\\w*)");
            return new PromiseWords(
                    promise,
                    condition,
                    request,
                    soon,
                    ofDays.get(0),
                    ofDays.get(1),
                    ofDays.get(2),
                    ofDays.get(3),
                    ofDays.get(4),
                    span,
                    clock,
                    weekday,
                    numbers,
                    units,
                    days);
        }

        private static Pattern pattern(String words) {
            return Pattern.compile(
                    words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
        }
    }
}
