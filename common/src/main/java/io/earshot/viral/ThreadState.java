package io.earshot.viral;

import io.earshot.alert.AlertLevel;
import io.earshot.mention.Mention;
import io.earshot.mention.Sentiment;
import io.earshot.state.Texts;
import io.earshot.trend.AuthorSketch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of one thread. */
final class ThreadState {
    private final Cascade cascade;
    private final String first; // id of the first mention seen
    private int judged;
    private int negative;
    private int tagged;
    private long platforms; // Bits
    private long communities; // Bits
    private long authors; // Bits
    private float worst; // greatest severity
    private long widest; // greatest audience of those who carried it on
    private boolean ownRoot;
    private boolean answered; // the brand has written in it
    private @Nullable String widestPost;
    private @Nullable String lastNegative;

    private @Nullable AlertLevel level;
    private long sinceMillis;
    private long calmSinceMillis = Long.MAX_VALUE;
    private boolean grown; // since it was last judged

    ThreadState(GrowthModel model, Mention mention, Instant at) {
        this(new Cascade(model, at, mention.reach()), mention.mention());
        ownRoot = mention.own();
        note(mention);
        sinceMillis = at.toEpochMilli();
        grown = true;
    }

    private ThreadState(Cascade cascade, String first) {
        this.cascade = cascade;
        this.first = first;
    }

    /** A further post of others. */
    void add(Mention mention, Instant at) {
        cascade.add(at, mention.reach());
        if (mention.reach() > widest) {
            widest = mention.reach();
            widestPost = mention.mention();
        }
        note(mention);
        grown = true;
    }

    /** The brand's own answer is no growth. */
    void answer() {
        answered = true;
    }

    private void note(Mention mention) {
        Sentiment sentiment = mention.sentiment();
        if (sentiment != null && !mention.own()) {
            judged++;
            if (sentiment.label() == Sentiment.Label.NEGATIVE) {
                negative++;
                lastNegative = mention.mention();
                worst = Math.max(worst, (float) mention.severity());
            }
        }
        if (mention.tagged()) {
            tagged++;
        }
        platforms = Bits.add(platforms, mention.post().platform().code());
        communities = Bits.add(communities, mention.language().code());
        if (mention.post().country() != null) {
            communities = Bits.add(communities, "@" + mention.post().country());
        }
        for (String hashtag : mention.post().hashtags()) {
            communities = Bits.add(communities, "#" + hashtag);
        }
        authors = Bits.add(authors, AuthorSketch.key(mention.post()));
    }

    Cascade cascade() {
        return cascade;
    }

    long judged() {
        return judged;
    }

    long negative() {
        return negative;
    }

    long tagged() {
        return tagged;
    }

    long platforms() {
        return Bits.estimate(platforms);
    }

    long communities() {
        return Bits.estimate(communities);
    }

    long authors() {
        return Math.min(Bits.estimate(authors), cascade.size());
    }

    double worst() {
        return worst;
    }

    long widest() {
        return widest;
    }

    boolean ownRoot() {
        return ownRoot;
    }

    boolean answered() {
        return answered;
    }

    Optional<AlertLevel> level() {
        return Optional.ofNullable(level);
    }

    Instant since() {
        return Instant.ofEpochMilli(sinceMillis);
    }

    /** Whether it has grown since {@link #takeGrown} was last asked. */
    boolean hasGrown() {
        return grown;
    }

    /** Whether it has grown since this was last asked. */
    boolean takeGrown() {
        boolean was = grown;
        grown = false;
        return was;
    }

    List<String> exemplars() {
        List<String> exemplars = new ArrayList<>(3);
        exemplars.add(first);
        for (String other : new String[] {widestPost, lastNegative}) {
            if (other != null && !exemplars.contains(other)) {
                exemplars.add(other);
            }
        }
        return exemplars;
    }

    /**
     * Sets the level that a risk deserves: up at once, down only after it has been lower by a margin for a while.
     *
     * @return whether the level has changed
     */
    boolean judge(double risk, Instant now, ViralSettings settings) {
        Optional<AlertLevel> deserved = settings.level(risk);
        double held = level().map(settings::from).orElse(0.0);
        long nowMillis = now.toEpochMilli();
        if (deserved.map(settings::from).orElse(0.0) > held) {
            if (level == null) {
                sinceMillis = nowMillis;
            }
            level = deserved.orElseThrow();
            calmSinceMillis = Long.MAX_VALUE;
            return true;
        }
        if (level == null || risk >= held - settings.margin()) {
            calmSinceMillis = Long.MAX_VALUE;
            return false;
        }
        calmSinceMillis = Math.min(calmSinceMillis, nowMillis);
        if (nowMillis - calmSinceMillis < settings.calmAfter().toMillis()) {
            return false;
        }
        level = deserved.orElse(null);
        calmSinceMillis = Long.MAX_VALUE;
        if (level == null) {
            sinceMillis = cascade.start().toEpochMilli();
        }
        return true;
    }

    void write(DataOutput out) throws IOException {
        cascade.write(out);
        Texts.write(first, out);
        out.writeInt(judged);
        out.writeInt(negative);
        out.writeInt(tagged);
        out.writeLong(platforms);
        out.writeLong(communities);
        out.writeLong(authors);
        out.writeFloat(worst);
        out.writeLong(widest);
        out.writeBoolean(ownRoot);
        out.writeBoolean(answered);
        Texts.write(widestPost == null ? "" : widestPost, out);
        Texts.write(lastNegative == null ? "" : lastNegative, out);
        Texts.write(level == null ? "" : level.name(), out);
        out.writeLong(sinceMillis);
        out.writeLong(calmSinceMillis);
        out.writeBoolean(grown);
    }

    static ThreadState read(DataInput in, GrowthModel model) throws IOException {
        ThreadState thread = new ThreadState(Cascade.read(in, model), Texts.read(in));
        thread.judged = in.readInt();
        thread.negative = in.readInt();
        thread.tagged = in.readInt();
        thread.platforms = in.readLong();
        thread.communities = in.readLong();
        thread.authors = in.readLong();
        thread.worst = in.readFloat();
        thread.widest = in.readLong();
        thread.ownRoot = in.readBoolean();
        thread.answered = in.readBoolean();
        thread.widestPost = blankToNull(Texts.read(in));
        thread.lastNegative = blankToNull(Texts.read(in));
        String level = Texts.read(in);
        thread.level = level.isEmpty() ? null : AlertLevel.valueOf(level);
        thread.sinceMillis = in.readLong();
        thread.calmSinceMillis = in.readLong();
        thread.grown = in.readBoolean();
        return thread;
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
