package io.earshot.tally;

import io.earshot.alert.Alert;
import io.earshot.alert.AlertDesk;
import io.earshot.alert.AlertKind;
import io.earshot.alert.AlertLevel;
import io.earshot.alert.AlertWindow;
import io.earshot.alert.Exemplar;
import io.earshot.alert.Signal;
import io.earshot.care.ItemEvent;
import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether a brand keeps what it promises: of the items of which a clock was warned, ran out or was stopped in the last
 * hour, so many are late or about to be that it is told. All its teams together, and each by itself where there are several, make
 * one alert, as they are one brand's trouble.
 */
public final class ServiceWatch {
    /** How long an event of a clock counts. */
    public static final Duration WINDOW = Duration.ofHours(1);

    private static final String DETECTOR = "service/1";
    private static final Duration COOL_DOWN = Duration.ofMinutes(30);

    /** With fewer items in danger a share says nothing. */
    private static final int FEWEST = 5;

    /** With fewer late nobody is called out of bed. */
    private static final int MANY = 20;

    /** It goes on until the share is a fifth below what began it, so that it does not come and go. */
    private static final double STAYS = 0.8;

    private static final int MOST_EXEMPLARS = 3;
    private static final String SOURCE = "service";

    private final AlertDesk desk;

    /** What the open alert is seen by. */
    private final TreeSet<String> raised = new TreeSet<>();

    public ServiceWatch(String brand) {
        desk = new AlertDesk(brand, COOL_DOWN);
    }

    /** Whether it says how an item's clock stands. */
    public static boolean counts(ItemEvent event) {
        return switch (event.kind()) {
            case WARNED, MET, BREACHED -> true;
            case OPENED,
                    CLAIMED,
                    ANSWERED,
                    PROMISED,
                    PROMISE_KEPT,
                    PROMISE_BROKEN,
                    RESOLVED,
                    REOPENED,
                    EXPIRED,
                    PRIORITY_CHANGED,
                    CLOCK_SHORTENED,
                    CLOCK_RESTORED,
                    PEER_ANSWER,
                    TESTIMONIAL -> false;
        };
    }

    /**
     * Judges the last hour.
     *
     * @param riskPercent the share of items, 1 to 100, from which on it is told
     * @param events those that {@link #counts count} of {@link #WINDOW} before now, in any order
     * @return what is to be told, in order
     */
    public List<Alert> judge(Instant now, int riskPercent, Collection<ItemEvent> events) {
        Standing all = new Standing();
        TreeMap<String, Standing> teams = new TreeMap<>();
        standings(events).forEach((item, word) -> {
            all.add(word);
            if (word.team() != null) {
                teams.computeIfAbsent(word.team(), team -> new Standing()).add(word);
            }
        });
        List<Signal> signals = new ArrayList<>();
        judge(now, riskPercent, null, all, signals);
        if (teams.size() > 1) {
            teams.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<String, Standing> team) ->
                            -team.getValue().endangered()))
                    .forEach(team -> judge(now, riskPercent, team.getKey(), team.getValue(), signals));
        }
        raised.clear();
        signals.forEach(signal -> raised.add(signal.source()));
        return signals.isEmpty() && !isBusy() ? List.of() : desk.judge(now, signals);
    }

    /** Whether an alert is open, so that time alone may close it. */
    public boolean isBusy() {
        return desk.isBusy();
    }

    /** The worst that is known of each item, by item. */
    private static Map<String, ItemEvent> standings(Collection<ItemEvent> events) {
        TreeMap<String, ItemEvent> deadlines = new TreeMap<>();
        // A deadline was either kept or missed: that it was kept is its last word, whenever it was heard.
        events.forEach(event -> deadlines.merge(CareTally.deadline(event), event, ServiceWatch::lastWord));
        TreeMap<String, ItemEvent> items = new TreeMap<>();
        deadlines.values().forEach(event -> items.merge(event.item(), event, ServiceWatch::worse));
        return items;
    }

    private static ItemEvent lastWord(ItemEvent one, ItemEvent other) {
        return finality(one) >= finality(other) ? one : other;
    }

    private static ItemEvent worse(ItemEvent one, ItemEvent other) {
        return danger(one) >= danger(other) ? one : other;
    }

    private static int finality(ItemEvent event) {
        return event.kind() == ItemEvent.Kind.MET ? 2 : danger(event) - 1;
    }

    private static int danger(ItemEvent event) {
        if (event.kind() == ItemEvent.Kind.BREACHED) {
            return 2;
        }
        return event.kind() == ItemEvent.Kind.WARNED ? 1 : 0;
    }

    private void judge(Instant now, int riskPercent, @Nullable String team, Standing standing, List<Signal> signals) {
        String source = team == null ? SOURCE : SOURCE + "@" + team;
        double bar = riskPercent / 100.0 * (raised.contains(source) ? STAYS : 1);
        AlertLevel level = level(standing, bar);
        if (level != null) {
            signals.add(signal(now, source, level, team, standing));
        }
    }

    private static @Nullable AlertLevel level(Standing standing, double bar) {
        int endangered = standing.endangered();
        int late = standing.late.size();
        double size = standing.size;
        if (endangered < FEWEST || endangered < bar * size) {
            return null;
        }
        if (late < FEWEST || late < bar * size) {
            return AlertLevel.WATCH;
        }
        // Halfway from what is borne to everybody.
        return late >= MANY && late >= (1 + bar) / 2 * size ? AlertLevel.CRITICAL : AlertLevel.ELEVATED;
    }

    private static Signal signal(
            Instant now, String source, AlertLevel level, @Nullable String team, Standing standing) {
        String of = team == null ? "" : " of team " + team;
        String late = standing.late.isEmpty() ? "none" : Integer.toString(standing.late.size());
        return new Signal(
                source,
                AlertKind.SLA_RISK,
                level,
                team == null,
                new Signal.Figures(new AlertWindow(now.minus(WINDOW), now), standing.endangered(), 0, 0),
                "of " + standing.size + " items" + of + " late or about to be",
                0,
                0,
                standing.channels(),
                null,
                null,
                null,
                null,
                List.of(),
                standing.exemplars(),
                late + (team == null ? " of them late already" : " late already at " + team),
                DETECTOR);
    }

    /** Writes all that it remembers; {@link #read} makes the same of it. */
    public void write(DataOutput out) throws IOException {
        desk.write(out);
        out.writeInt(raised.size());
        for (String source : raised) {
            Texts.write(source, out);
        }
    }

    /** What was written. */
    public static ServiceWatch read(DataInput in, String brand) throws IOException {
        ServiceWatch watch = new ServiceWatch(brand);
        watch.desk.read(in);
        for (int i = in.readInt(); i > 0; i--) {
            watch.raised.add(Texts.read(in));
        }
        return watch;
    }

    /** How some items stand, each by its worst clock. */
    private static final class Standing {
        /** What to look at first. */
        private static final Comparator<ItemEvent> GRAVEST = Comparator.comparing(ItemEvent::level)
                .thenComparing(ItemEvent::at)
                .thenComparing(ItemEvent::item);

        private int size;
        private final List<ItemEvent> late = new ArrayList<>();
        private final List<ItemEvent> atRisk = new ArrayList<>();

        void add(ItemEvent word) {
            size++;
            if (word.kind() == ItemEvent.Kind.BREACHED) {
                late.add(word);
            } else if (word.kind() == ItemEvent.Kind.WARNED) {
                atRisk.add(word);
            }
        }

        int endangered() {
            return late.size() + atRisk.size();
        }

        List<String> channels() {
            TreeMap<String, Integer> counts = new TreeMap<>();
            late.forEach(word -> counts.merge(word.channel().code(), 1, Integer::sum));
            atRisk.forEach(word -> counts.merge(word.channel().code(), 1, Integer::sum));
            return counts.entrySet().stream()
                    .sorted(Comparator.comparing((Map.Entry<String, Integer> channel) -> -channel.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Items by the mention that opened them, whose id they have. */
        List<Exemplar> exemplars() {
            List<ItemEvent> gravest =
                    new ArrayList<>(late.stream().sorted(GRAVEST).toList());
            gravest.addAll(atRisk.stream().sorted(GRAVEST).toList());
            return gravest.stream()
                    .limit(MOST_EXEMPLARS)
                    .map(word -> new Exemplar(word.item(), null))
                    .toList();
        }
    }
}
