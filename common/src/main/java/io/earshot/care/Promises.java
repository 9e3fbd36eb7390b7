package io.earshot.care;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises that a brand's own answer promises to come back to the customer, and by when.
 *
 * <p>Only what the brand will do by itself is a promise: "send us a message and we will call you" hangs on the customer,
 * and promises nothing before they have. A promise without a time is due after a day; one for "shortly" after four hours.
 */
public final class Promises {
    private static final Duration WITHOUT_A_TIME = Duration.ofDays(1);
    private static final Duration SHORTLY = Duration.ofHours(4);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    /** Answers are short; what a longer text says so late is not about the customer. */
    private static final int MOST_CHARACTERS = 2_000;

    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?؟।…])\\s+|\\n+");

    private Promises() {}

    /**
     * What was promised.
     *
     * @param due the last instant at which it is kept
     * @param words the words that say so
     */
    public record Promise(Instant due, String words) {}

    /**
     * The promise in an answer; the first where there are several.
     *
     * @param language BCP 47 code of the answer's; another than the known ones is read as English
     * @param at when it was published
     * @param zone where "tomorrow" is counted
     */
    public static Optional<Promise> in(String text, String language, Instant at, ZoneId zone) {
        String head = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        PromiseWords words = PromiseWords.of(language);
        List<String> sentences =
                List.of(SENTENCES.split(head.replace('\u2019', '\'').replace("&amp;", "&")));
        for (int i = 0; i < sentences.size(); i++) {
            String sentence = sentences.get(i);
            Matcher promise = words.promise().matcher(sentence);
            if (promise.find() && !hangsOnTheCustomer(words, sentences, i)) {
                Instant due = new Due(words, at.atZone(zone)).of(sentence);
                return Optional.of(new Promise(due, promise.group().strip()));
            }
        }
        return Optional.empty();
    }

    /** Whether the sentence, or one beside it, asks for something first. */
    private static boolean hangsOnTheCustomer(PromiseWords words, List<String> sentences, int at) {
        String around = sentences.get(at);
        if (at > 0) {
            around = sentences.get(at - 1) + " " + around;
        }
        if (words.condition().matcher(around).find()) {
            return true;
        }
        return at + 1 < sentences.size()
                && words.request().matcher(sentences.get(at + 1)).find();
    }

    /** By when: the first of what the sentence says, from the most exact to the least. */
    private static final class Due {
        private final PromiseWords words;
        private final ZonedDateTime at;

        Due(PromiseWords words, ZonedDateTime at) {
            this.words = words;
            this.at = at;
        }

        Instant of(String sentence) {
            Optional<Instant> span = span(sentence);
            if (span.isPresent()) {
                return span.get();
            }
            Optional<LocalDate> day = day(sentence);
            LocalTime time = time(sentence);
            if (day.isPresent()) {
                return time == null ? endOf(day.get()) : at(day.get(), time);
            }
            if (time != null) {
                Instant today = at(at.toLocalDate(), time);
                return today.isBefore(at.toInstant()) ? at(at.toLocalDate().plusDays(1), time) : today;
            }
            return at.toInstant().plus(words.soon().matcher(sentence).find() ? SHORTLY : WITHOUT_A_TIME);
        }

        private Optional<Instant> span(String sentence) {
            Matcher span = words.span().matcher(sentence);
            if (!span.find()) {
                return Optional.empty();
            }
            long count = words.count(span.group("most") == null ? span.group("count") : span.group("most"));
            return Optional.of(
                    switch (words.unit(span.group("unit"))) {
                        case MINUTE -> at.plusMinutes(count).toInstant();
                        case HOUR -> at.plusHours(count).toInstant();
                        case DAY -> at.plusDays(count).toInstant();
                        case WEEK -> at.plusWeeks(count).toInstant();
                        case WORKING_DAY -> afterWorkingDays(count);
                    });
        }

        private Instant afterWorkingDays(long count) {
            ZonedDateTime day = at;
            for (long left = count; left > 0; ) {
                day = day.plusDays(1);
                left -= isWeekend(day.getDayOfWeek()) ? 0 : 1;
            }
            return day.toInstant();
        }

        private static boolean isWeekend(DayOfWeek day) {
            return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
        }

        private Optional<LocalDate> day(String sentence) {
            LocalDate today = at.toLocalDate();
            if (words.tomorrow().matcher(sentence).find()) {
                return Optional.of(today.plusDays(1));
            }
            if (words.today().matcher(sentence).find()) {
                return Optional.of(today);
            }
            if (words.nextWeek().matcher(sentence).find()) {
                return Optional.of(next(today, DayOfWeek.SUNDAY).plusWeeks(1));
            }
            Matcher weekday = words.weekday().matcher(sentence);
            return weekday.find()
                    ? Optional.of(next(today, words.day(weekday.group("day").toLowerCase(Locale.ROOT))))
                    : Optional.empty();
        }

        /** The day itself where it is today. */
        private static LocalDate next(LocalDate today, DayOfWeek wanted) {
            return today.plusDays(
                    Math.floorMod(wanted.getValue() - today.getDayOfWeek().getValue(), 7));
        }

        private @Nullable LocalTime time(String sentence) {
            Matcher clock = words.clock().matcher(sentence);
            if (clock.find()) {
                int hour = Integer.parseInt(clock.group("hour"));
                int minute = clock.group("minute") == null ? 0 : Integer.parseInt(clock.group("minute"));
                String half = clock.group("half");
                if (half != null) {
                    hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
                }
                return hour < 24 && minute < 60 ? LocalTime.of(hour, minute) : null;
            }
            if (words.morning().matcher(sentence).find()) {
                return NOON;
            }
            return words.afternoon().matcher(sentence).find() ? EVENING : null;
        }

        private Instant at(LocalDate day, LocalTime time) {
            return day.atTime(time).atZone(at.getZone()).toInstant();
        }

        /** Its last millisecond. */
        private Instant endOf(LocalDate day) {
            return day.plusDays(1).atStartOfDay(at.getZone()).toInstant().minusMillis(1);
        }
    }
}
