package io.earshot.viral;

import io.earshot.mention.Mention;
import io.earshot.post.Post;
import io.earshot.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The threads about one brand: which of them are about to run away.
 *
 * <p>Fed with the brand's mentions in the order of event time, a few late ones among them, and asked now and then what
 * has changed. Threads end by time, and their number is bounded: the least recently active go first, but those that
 * have a level stay. Mutable, not thread-safe; the same mentions and times give the same risks.
 */
public final class BrandThreads {
    private static final byte VERSION = 1;

    private final ViralSettings settings;
    private final GrowthModel model;
    private final LinkedHashMap<String, ThreadState> threads = new LinkedHashMap<>(); // least recently active first

    /** Those that have grown since they were last judged, and those that have a level: all that can change. */
    private final LinkedHashSet<String> lively = new LinkedHashSet<>();

    private long dropped;

    public BrandThreads(ViralSettings settings) {
        this(settings, GrowthModel.SHIPPED);
    }

    BrandThreads(ViralSettings settings, GrowthModel model) {
        this.settings = settings;
        this.model = model;
    }

    /** Takes in a mention. The brand's own posts start threads, and answer in them, but do not make them grow. */
    public void add(Mention mention) {
        String conversation = conversation(mention.post());
        Instant at = mention.post().createdAt();
        ThreadState thread = threads.remove(conversation);
        if (thread == null) {
            thread = new ThreadState(model, mention, at);
        } else if (mention.own()) {
            thread.answer();
        } else {
            thread.add(mention, at);
        }
        threads.put(conversation, thread);
        lively.add(conversation);
        if (threads.size() > settings.mostThreads()) {
            dropLeastActive();
        }
    }

    /** The thread that a post belongs to: that of the post it repeats or quotes, else its conversation. */
    public static String conversation(Post post) {
        return post.repostOf() != null ? post.repostOf() : post.thread();
    }

    /**
     * Judges the threads that may have changed, and forgets those that are over.
     *
     * @param now event time; every minute or so is often enough
     * @return the threads that have a level now, and those that have just lost theirs; worst first, then by name
     */
    public List<ViralRisk> advance(Instant now) {
        List<ViralRisk> risks = new ArrayList<>();
        forgetEnded(now.minus(settings.endAfter()));
        Iterator<String> conversations = lively.iterator();
        while (conversations.hasNext()) {
            String conversation = conversations.next();
            ThreadState thread = threads.get(conversation);
            if (thread != null && mayMatter(thread, now)) {
                ViralRisk risk = judge(conversation, thread, now);
                if (risk.level().isPresent() || risk.changed()) {
                    risks.add(risk);
                }
            }
            if (thread == null || thread.level().isEmpty()) {
                conversations.remove();
            }
        }
        risks.sort(Comparator.comparingDouble(
                        (ViralRisk risk) -> risk.level().map(settings::from).orElse(0.0))
                .thenComparingDouble(ViralRisk::score)
                .reversed()
                .thenComparing(ViralRisk::conversation));
        return risks;
    }

    private void forgetEnded(Instant over) {
        Iterator<ThreadState> leastRecentFirst = threads.values().iterator();
        while (leastRecentFirst.hasNext()) {
            ThreadState thread = leastRecentFirst.next();
            if (!thread.cascade().last().isBefore(over)) {
                return;
            }
            if (thread.level().isEmpty()) {
                leastRecentFirst.remove();
            }
        }
    }

    /** Time alone makes no thread more of a risk, so only those that have grown, or have a level, are looked at. */
    private boolean mayMatter(ThreadState thread, Instant now) {
        boolean grown = thread.takeGrown();
        if (thread.level().isPresent()) {
            return true;
        }
        return grown
                && thread.cascade().size() >= settings.leastPosts()
                && thread.authors() >= settings.leastAuthors()
                && RiskScore.bound(thread, thread.cascade().expected(now), settings) >= settings.watch();
    }

    private ViralRisk judge(String conversation, ThreadState thread, Instant now) {
        Outlook outlook = thread.cascade().outlook(now);
        List<RiskPart> parts = RiskScore.parts(thread, outlook, settings);
        boolean changed = thread.judge(RiskScore.score(parts), now, settings);
        return risk(conversation, thread, outlook, parts, changed, now);
    }

    private ViralRisk risk(
            String conversation,
            ThreadState thread,
            Outlook outlook,
            List<RiskPart> parts,
            boolean changed,
            Instant now) {
        Forecast forecast = outlook.forecast(settings.posts(), settings.reach());
        return new ViralRisk(
                conversation,
                RiskScore.score(parts),
                thread.level(),
                changed,
                outlook.sizeNow(),
                outlook.reachNow(),
                thread.authors(),
                forecast,
                parts,
                thread.cascade().start(),
                thread.since(),
                thread.exemplars(),
                RiskScore.reason(thread, thread.level(), forecast, parts, now));
    }

    /** A thread as it is now; looking changes nothing. */
    public Optional<ViralRisk> find(String conversation, Instant now) {
        ThreadState thread = threads.get(conversation);
        if (thread == null) {
            return Optional.empty();
        }
        Outlook outlook = thread.cascade().outlook(now);
        List<RiskPart> parts = RiskScore.parts(thread, outlook, settings);
        return Optional.of(risk(conversation, thread, outlook, parts, false, now));
    }

    private void dropLeastActive() {
        String dropping = threads.keySet().iterator().next();
        for (Map.Entry<String, ThreadState> leastRecentFirst : threads.entrySet()) {
            if (leastRecentFirst.getValue().level().isEmpty()) {
                dropping = leastRecentFirst.getKey();
                break;
            }
        }
        threads.remove(dropping);
        dropped++;
    }

    /** Threads held now. */
    public int size() {
        return threads.size();
    }

    /** Threads that were given up because there were too many. */
    public long dropped() {
        return dropped;
    }

    /** Writes all it knows, exactly: what is read from it has the same future. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(dropped);
        out.writeInt(threads.size());
        for (Map.Entry<String, ThreadState> thread : threads.entrySet()) {
            Texts.write(thread.getKey(), out);
            thread.getValue().write(out);
        }
    }

    /** Reads what {@link #write} wrote; with other settings the threads go on under these. */
    public static BrandThreads read(DataInput in, ViralSettings settings) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("threads of version " + version + ", where only " + VERSION + " is known");
        }
        BrandThreads read = new BrandThreads(settings);
        read.dropped = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            String conversation = Texts.read(in);
            ThreadState thread = ThreadState.read(in, read.model);
            read.threads.put(conversation, thread);
            if (thread.hasGrown() || thread.level().isPresent()) {
                read.lively.add(conversation);
            }
        }
        return read;
    }
}
