package io.earshot.text;

import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells posts that are likely a campaign's or a machine's by what no single post shows: that others say the same. Two
 * forms are suspected:
 *
 * <ul>
 *   <li>at least {@value #AUTHORS} authors write the same words within an hour, and most of them pile up hashtags or
 *       handles, or most put a link to it and nearly all of them are accounts that hardly anybody follows;
 *   <li>one author writes the same words to {@value #TARGETS} or more different people within an hour.
 * </ul>
 *
 * <p>The same words are the same row of words without handles, hashtags, links and numbers, five at least. People repeat
 * each other for good reasons: so reposts are passed over, and copies alone, such as a headline that is shared, are no
 * reason. What came before the copies were enough is not suspected after the fact.
 *
 * <p>One a brand, fed with its posts in the order of event time, a few late ones among them; then the same posts give the
 * same answers. It holds {@value #MOST} rows of words at most. Not for several threads.
 */
public final class Repeats {
    /** So many authors do not hit on one wording by chance: chosen by hand, not tuned. */
    static final int AUTHORS = 5;

    static final int TARGETS = 4;
    static final int MOST = 20_000;

    private static final byte VERSION = 1;
    private static final long WINDOW_MILLIS = Duration.ofHours(1).toMillis();

    /** Of fewer words many people say the same: <em>thank you so much</em>. */
    private static final int FEWEST_WORDS = 5;

    private static final int MANY_HASHTAGS = 4;
    private static final int MANY_HANDLES = 4;
    private static final long FEW_FOLLOWERS = 50;

    /** Further authors of the same words change nothing. */
    private static final int MOST_AUTHORS = 64;

    /** The authors of a row of words, those who wrote it last at the end; so are the rows. */
    private final Map<Long, Map<Long, Copy>> authorsByWords = new LinkedHashMap<>(16, 0.75f, true);

    private long nowMillis = Long.MIN_VALUE;

    /** What an author's last copy looks like, and to how many different people the author has sent it. */
    private record Copy(long atMillis, boolean piles, boolean links, Following following, List<Long> targets) {}

    private enum Following {
        UNKNOWN,
        FEW,
        MANY
    }

    /** The post's words, who is written to, and what it piles up. */
    private record Shape(long words, int wordCount, long target, int hashtags, int handles, int links) {
        static Shape of(String text) {
            long words = 0;
            long target = 0;
            int wordCount = 0;
            int hashtags = 0;
            int handles = 0;
            int links = 0;
            for (Piece piece : Pieces.of(Understanding.head(text))) {
                switch (piece.kind()) {
                    case WORD -> {
                        words = next(words, piece.text());
                        wordCount++;
                    }
                    case HANDLE -> {
                        target = next(target, piece.text());
                        handles++;
                    }
                    case HASHTAG -> hashtags++;
                    case LINK -> links++;
                    default -> {}
                }
            }
            return new Shape(words, wordCount, target, hashtags, handles, links);
        }

        private static long next(long hash, String text) {
            return PostFeatures.mixed(hash * 31 + text.hashCode());
        }
    }

    /**
     * Takes in a post, and says whether it is suspected.
     *
     * @param post with its text, redacted or not, but all alike
     */
    public boolean add(Post post) {
        nowMillis = Math.max(nowMillis, post.createdAt().toEpochMilli());
        forget();
        Shape shape = Shape.of(post.text());
        if (isRepost(post) || shape.wordCount() < FEWEST_WORDS || authorOf(post).isEmpty()) {
            return false;
        }
        Map<Long, Copy> authors = authorsByWords.computeIfAbsent(shape.words(), words -> new LinkedHashMap<>());
        authors.values().removeIf(copy -> copy.atMillis() < nowMillis - WINDOW_MILLIS);
        long author = Shape.next(0, authorOf(post));
        Copy before = authors.remove(author);
        Copy copy = new Copy(
                post.createdAt().toEpochMilli(),
                shape.hashtags() >= MANY_HASHTAGS || shape.handles() >= MANY_HANDLES,
                shape.links() > 0,
                following(post),
                targets(before == null ? List.of() : before.targets(), shape.target()));
        authors.put(author, copy);
        if (authors.size() > MOST_AUTHORS) {
            removeEldest(authors);
        }
        if (authorsByWords.size() > MOST) {
            removeEldest(authorsByWords);
        }
        return copy.targets().size() >= TARGETS || isCampaign(authors);
    }

    /** Whether no post was taken in. */
    public boolean isEmpty() {
        return nowMillis == Long.MIN_VALUE;
    }

    /**
     * When all of it is forgotten, should no further post come.
     *
     * @throws IllegalStateException if no post was taken in
     */
    public Instant outdatedAt() {
        if (isEmpty()) {
            throw new IllegalStateException("no post was taken in");
        }
        return Instant.ofEpochMilli(nowMillis + WINDOW_MILLIS + 1);
    }

    private static boolean isRepost(Post post) {
        return post.kind() == PostKind.REPOST
                || post.repostOf() != null
                || post.text().regionMatches(true, 0, "rt @", 0, 4);
    }

    /** Its id, else its handle; empty where neither is known. */
    private static String authorOf(Post post) {
        if (post.author().id() != null) {
            return post.author().id();
        }
        return post.author().handle() == null ? "" : post.author().handle();
    }

    private static Following following(Post post) {
        if (Boolean.TRUE.equals(post.author().verified())) {
            return Following.MANY;
        }
        Long followers = post.author().followers();
        return followers == null ? Following.UNKNOWN : followers < FEW_FOLLOWERS ? Following.FEW : Following.MANY;
    }

    /** Posts to nobody are no reason: people say a thing twice. */
    private static List<Long> targets(List<Long> before, long target) {
        if (target == 0 || before.contains(target) || before.size() >= TARGETS) {
            return before;
        }
        List<Long> targets = new ArrayList<>(before);
        targets.add(target);
        return List.copyOf(targets);
    }

    private static boolean isCampaign(Map<Long, Copy> authors) {
        int count = authors.size();
        int piles = 0;
        int links = 0;
        int few = 0;
        for (Copy copy : authors.values()) {
            piles += copy.piles() ? 1 : 0;
            links += copy.links() ? 1 : 0;
            few += copy.following() == Following.FEW ? 1 : 0;
        }
        return count >= AUTHORS && (2 * piles > count || (2 * links > count && 4 * few >= 3 * count));
    }

    /** Lets go of the rows of words that nobody has written for an hour; the first was written longest ago. */
    private void forget() {
        Iterator<Map<Long, Copy>> rows = authorsByWords.values().iterator();
        while (rows.hasNext() && rows.next().values().stream().allMatch(this::isOld)) {
            rows.remove();
        }
    }

    private boolean isOld(Copy copy) {
        return copy.atMillis() < nowMillis - WINDOW_MILLIS;
    }

    private static void removeEldest(Map<Long, ?> map) {
        Iterator<Long> keys = map.keySet().iterator();
        keys.next();
        keys.remove();
    }

    /** How many rows of words it holds. */
    int size() {
        return authorsByWords.size();
    }

    /** Writes all of it: what is read from that goes on as this would. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(nowMillis);
        out.writeInt(authorsByWords.size());
        for (Map.Entry<Long, Map<Long, Copy>> row : authorsByWords.entrySet()) {
            out.writeLong(row.getKey());
            out.writeInt(row.getValue().size());
            for (Map.Entry<Long, Copy> author : row.getValue().entrySet()) {
                out.writeLong(author.getKey());
                write(author.getValue(), out);
            }
        }
    }

    @SuppressWarnings("EnumOrdinal") // the version says what they mean
    private static void write(Copy copy, DataOutput out) throws IOException {
        out.writeLong(copy.atMillis());
        out.writeBoolean(copy.piles());
        out.writeBoolean(copy.links());
        out.writeByte(copy.following().ordinal());
        out.writeByte(copy.targets().size());
        for (long target : copy.targets()) {
            out.writeLong(target);
        }
    }

    /**
     * Reads what was written.
     *
     * @throws IOException if it is of another version, or cannot be read
     */
    public static Repeats read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("expected repeats of version " + VERSION + ", found " + version);
        }
        Repeats repeats = new Repeats();
        repeats.nowMillis = in.readLong();
        int rows = in.readInt();
        for (int row = 0; row < rows; row++) {
            long words = in.readLong();
            Map<Long, Copy> authors = new LinkedHashMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                authors.put(in.readLong(), readCopy(in));
            }
            repeats.authorsByWords.put(words, authors);
        }
        return repeats;
    }

    private static Copy readCopy(DataInput in) throws IOException {
        long atMillis = in.readLong();
        boolean piles = in.readBoolean();
        boolean links = in.readBoolean();
        Following following = Following.values()[in.readByte()];
        Long[] targets = new Long[in.readByte()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = in.readLong();
        }
        return new Copy(atMillis, piles, links, following, List.of(targets));
    }
}
