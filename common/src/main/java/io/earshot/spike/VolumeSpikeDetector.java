package io.earshot.spike;

import io.earshot.alert.Alert;
import io.earshot.mention.Mention;
import io.earshot.spike.AlertWriter.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sees when a brand has unusually many mentions, or negative ones, and tells it as one alert a cause: opened, updated
 * when its level or picture changes, closed when all has been near the expected for a while.
 *
 * <p>A brand's mentions come in event-time order; a minute ends when a mention of a later one comes, or when whoever
 * calls says that time has gone on. Reposts count. The brand's own posts do not, nor does a mention of a minute that
 * has ended: the past is not reopened. A minute so full that it raises an alert at once is judged before its end.
 *
 * <p>Has no state of its own: all is in what it is given, which no two threads may give it at once.
 */
public final class VolumeSpikeDetector {
    /** Name and version, as alerts carry it. */
    public static final String NAME = "volume-spike/1";

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** From here on a minute is unusual enough that its words are no sign of what is usual. */
    private static final double UNUSUAL = 3;

    private final SpikeSettings settings;
    private final SeriesModel model;
    private final AlarmRule rule;
    private final AlertWriter writer;

    public VolumeSpikeDetector(SpikeSettings settings) {
        this.settings = settings;
        model = new SeriesModel(settings, MINUTE);
        rule = new AlarmRule(settings, MINUTE);
        writer = new AlertWriter(settings);
    }

    /** Whether a mention counts: not if the brand wrote it, nor if its minute has ended. */
    public boolean counts(MinuteTally open, Mention mention) {
        return !mention.own() && minute(at(mention)) >= open.minute;
    }

    /** Whether a mention that counts changes the open minute alone: then {@link #tally} does, without the state. */
    public boolean isRoutine(MinuteTally open, Mention mention) {
        return minute(at(mention)) == open.minute && open.count > 0 && open.count + 1 < open.alarmAt;
    }

    /** Takes in a mention that is routine. */
    public void tally(MinuteTally open, Mention mention) {
        open.add(mention);
    }

    /**
     * Takes in a mention that counts.
     *
     * @param open the open minute; it becomes the mention's own if that is later
     * @return what is to be told, in order
     */
    public List<Alert> add(SpikeState state, MinuteTally open, Mention mention) {
        Instant at = at(mention);
        long minute = minute(at);
        List<Alert> alerts = new ArrayList<>();
        if (state.volume.first < 0) {
            begin(state, open, mention.brand(), minute);
        }
        goOn(state, open, minute, alerts);
        open.add(mention);
        state.lastMention = minute;
        if (open.count >= open.alarmAt) {
            judgeBeforeItsEnd(state, open, at, alerts);
        }
        return alerts;
    }

    /** Ends all minutes that are over at an instant. Returns what is to be told, in order. */
    public List<Alert> advance(SpikeState state, MinuteTally open, Instant now) {
        List<Alert> alerts = new ArrayList<>();
        if (state.volume.first >= 0) {
            goOn(state, open, minute(now), alerts);
        }
        return alerts;
    }

    /** Whether time alone may change something: a minute is open, an alert is, or one may be about to open. */
    public boolean isWaiting(SpikeState state, MinuteTally open) {
        return open.count > 0 || isUneasy(state);
    }

    /** When the open minute ends. */
    public Instant endOf(MinuteTally open) {
        return Instant.ofEpochSecond((open.minute + 1) * MINUTE.toSeconds());
    }

    /** When a brand of whom nothing more is heard is forgotten. */
    public Instant forgottenAt(SpikeState state) {
        return Instant.ofEpochSecond((state.lastMention + 1) * MINUTE.toSeconds())
                .plus(settings.forgetAfter());
    }

    private void begin(SpikeState state, MinuteTally open, String brand, long minute) {
        state.brand = brand;
        model.begin(state.volume, minute);
        model.begin(state.negative, minute);
        open.restart(minute, Long.MAX_VALUE);
    }

    /** Ends minutes until the one given is open. */
    private void goOn(SpikeState state, MinuteTally open, long minute, List<Alert> alerts) {
        if (minute <= open.minute) {
            return;
        }
        close(state, open, alerts);
        // While something is going on each silent minute counts; an alert closes before there are many.
        while (state.volume.next < minute && isUneasy(state)) {
            close(state, MinuteTally.empty(state.volume.next), alerts);
        }
        long silent = minute - state.volume.next;
        if (silent > 0) {
            model.skip(state.volume, silent);
            model.skip(state.negative, silent);
            Words.fade(state, silent);
            forgetMinutes(state, minute);
        }
        open.restart(minute, model.leastWorthAsking(state.volume));
    }

    private static boolean isUneasy(SpikeState state) {
        return state.told != null || state.volumeAlarm.hits > 0 || state.negativeAlarm.hits > 0;
    }

    private void close(SpikeState state, MinuteTally minute, List<Alert> alerts) {
        boolean isNewNormal = rule.isNewNormal(state.volumeAlarm) || rule.isNewNormal(state.negativeAlarm);
        Reading volume = model.close(state.volume, (double) minute.count, isNewNormal);
        Reading negative = model.close(state.negative, (double) minute.negative, isNewNormal);
        Words.takeIn(state, minute, state.told != null || volume.surprise() > UNUSUAL);
        if (minute.count > 0) {
            state.recent.add(minute.withoutWords());
        }
        forgetMinutes(state, minute.minute + 1);
        Evidence evidence = Evidence.upTo(state, minute.minute);
        rule.step(state.volumeAlarm, volume, isCrowd(evidence, volume, false));
        rule.step(state.negativeAlarm, negative, isCrowd(evidence, negative, true));
        Instant end = Instant.ofEpochSecond((minute.minute + 1) * MINUTE.toSeconds());
        writer.write(state, evidence, new Judgement(volume, negative, isAlarm(state), true, end))
                .ifPresent(alerts::add);
    }

    /**
     * Whether enough people speak for an alert: each counted once, they must still be many, and many more than the
     * mentions expected. Only asked of what is unusual, as it takes a while to say.
     */
    private boolean isCrowd(Evidence evidence, Reading reading, boolean onlyNegative) {
        if (!reading.isUnusual(settings, settings.surprise())) {
            return false;
        }
        long authors = evidence.authors(reading, onlyNegative);
        return authors >= settings.leastAuthors() && authors >= settings.leastRatio() * reading.expected();
    }

    private void judgeBeforeItsEnd(SpikeState state, MinuteTally open, Instant at, List<Alert> alerts) {
        Reading volume = model.peek(state.volume, (double) open.count);
        if (!volume.isUnusual(settings, settings.sharpSurprise())) {
            open.alarmAt = Math.max(open.count + 1, model.leastUnusual(state.volume, settings.sharpSurprise()));
            return;
        }
        // Next when it is an eighth fuller, should it be all the same few authors so far, or in alarm already.
        open.alarmAt = open.count + Math.max(1, open.count / 8);
        Evidence evidence = Evidence.with(state, open);
        if (!state.volumeAlarm.open && isCrowd(evidence, volume, false)) {
            rule.open(state.volumeAlarm);
        }
        if (isAlarm(state)) {
            Reading negative = model.peek(state.negative, (double) open.negative);
            writer.write(state, evidence, new Judgement(volume, negative, true, false, at))
                    .ifPresent(alerts::add);
        }
    }

    private static boolean isAlarm(SpikeState state) {
        return state.volumeAlarm.open || state.negativeAlarm.open;
    }

    private void forgetMinutes(SpikeState state, long before) {
        long oldest = before - settings.longestWindow().toMinutes();
        state.recent.removeIf(tally -> tally.minute < oldest);
    }

    /** A post cannot have been created after it was received: a clock that says so must not end all minutes between. */
    private static Instant at(Mention mention) {
        Instant created = mention.post().createdAt();
        Instant received = mention.post().receivedAt();
        return received != null && received.isBefore(created) ? received : created;
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), MINUTE.toSeconds());
    }
}
