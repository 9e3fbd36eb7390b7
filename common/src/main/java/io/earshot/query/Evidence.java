package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.post.Post;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What one post has: its tokens, where each term stands among them, and the post itself. Its memory grows with the post,
 * not with the queries: the tokens are put into a small table, and each term that a query asks for is looked up there.
 */
final class Evidence implements Terms.KeySink {
    private final Terms terms;
    final Tokens tokens = new Tokens();
    private @Nullable String text;
    private boolean dotted;
    private @Nullable Post post;

    private final @Nullable Judge judge;
    private @Nullable Brand brand;
    private @Nullable Judged judged;

    // What tokens can be found by. The stamp says whether a slot is of this post.
    private int[] stamp = new int[256];
    private long[] keys = new long[256];
    private int[] head = new int[256];
    private int[] tail = new int[256];
    private int current;
    private int used;

    // The hits of a key are a chain in order of position. A hit is a form of a token, folded up to here.
    private int[] form = new int[64];
    private int[] to = new int[64];
    private int[] next = new int[64];
    private int hits;
    private boolean located;

    private final Deque<Spans> spare = new ArrayDeque<>();

    Evidence(Terms terms, @Nullable Judge judge) {
        this.terms = terms;
        this.judge = judge;
    }

    /**
     * Turns to another text; nothing is done where it is the very one that was read last. Where its terms stand is not
     * looked for before {@link #locate}.
     *
     * @return whether it is another one
     */
    @SuppressWarnings("ReferenceEquality") // equal texts that are not the same are read again, no harm done
    boolean read(String newText, boolean dottedHandles) {
        if (newText == text && dottedHandles == dotted) {
            return false;
        }
        text = newText;
        dotted = dottedHandles;
        tokens.read(newText, dottedHandles);
        post = null;
        located = false;
        return true;
    }

    /** Says which post the text is of. Without it, only what asks for nothing but the text can be held against it. */
    void of(Post ofText) {
        post = ofText;
    }

    /** Turns to the queries of a brand, for which the post is judged anew. */
    void askFor(Brand newBrand) {
        brand = newBrand;
        judged = null;
    }

    /** What the judge says of the post for the brand; asked once, and null where there is no judge. */
    @Nullable
    Judged judged() {
        if (judged == null && judge != null && brand != null) {
            judged = judge.judge(post(), brand);
        }
        return judged;
    }

    /** The text that was read. */
    String text() {
        if (text == null) {
            throw new IllegalStateException("no text was read");
        }
        return text;
    }

    /** Finds the place of every token. */
    void locate() {
        if (located) {
            return;
        }
        located = true;
        hits = 0;
        used = 0;
        nextStamp();
        for (int f = 0; f < tokens.forms; f++) {
            terms.all(tokens, f, this);
        }
    }

    private void nextStamp() {
        if (++current == Integer.MAX_VALUE) {
            Arrays.fill(stamp, 0);
            current = 1;
        }
    }

    @Override
    public void key(long key, int ofForm, int end) {
        int slot = (int) key & (keys.length - 1);
        while (stamp[slot] == current) {
            if (keys[slot] == key && isSameText(head[slot], ofForm, end)) {
                // Another form of the same token is no other place.
                if (position(tail[slot]) != tokens.position[ofForm]) {
                    next[tail[slot]] = hits;
                    tail[slot] = hits;
                    addHit(ofForm, end);
                }
                return;
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        stamp[slot] = current;
        keys[slot] = key;
        head[slot] = hits;
        tail[slot] = hits;
        addHit(ofForm, end);
        if (4 * ++used > keys.length) {
            growTable();
        }
    }

    private boolean isSameText(int hit, int ofForm, int end) {
        return Arrays.equals(tokens.folded, tokens.from[form[hit]], to[hit], tokens.folded, tokens.from[ofForm], end);
    }

    private void addHit(int ofForm, int end) {
        if (hits == form.length) {
            form = Arrays.copyOf(form, 2 * hits);
            to = Arrays.copyOf(to, 2 * hits);
            next = Arrays.copyOf(next, 2 * hits);
        }
        form[hits] = ofForm;
        to[hits] = end;
        next[hits] = -1;
        hits++;
    }

    private void growTable() {
        long[] oldKeys = keys;
        int[] oldHead = head;
        int[] oldTail = tail;
        int[] oldStamp = stamp;
        int size = 2 * oldKeys.length;
        keys = new long[size];
        head = new int[size];
        tail = new int[size];
        stamp = new int[size];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldStamp[old] == current) {
                int slot = (int) oldKeys[old] & (size - 1);
                while (stamp[slot] == current) {
                    slot = (slot + 1) & (size - 1);
                }
                stamp[slot] = current;
                keys[slot] = oldKeys[old];
                head[slot] = oldHead[old];
                tail[slot] = oldTail[old];
            }
        }
    }

    Post post() {
        if (post == null) {
            throw new IllegalStateException("no post was read");
        }
        return post;
    }

    /** The first hit of a term, −1 for none. */
    int first(int term) {
        long key = terms.key(term);
        int slot = (int) key & (keys.length - 1);
        while (stamp[slot] == current) {
            int hit = head[slot];
            if (keys[slot] == key && terms.isText(term, tokens.folded, tokens.from[form[hit]], to[hit])) {
                return hit;
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return -1;
    }

    /** The hit of the same term after this one, −1 for none. */
    int next(int hit) {
        return next[hit];
    }

    int position(int hit) {
        return tokens.position[form[hit]];
    }

    int start(int hit) {
        return tokens.start[form[hit]];
    }

    int end(int hit) {
        return tokens.end[form[hit]];
    }

    /** An empty list to work with; give it back. */
    Spans borrow() {
        Spans spans = spare.poll();
        return spans == null ? new Spans() : spans;
    }

    void giveBack(Spans spans) {
        spans.clear();
        spare.push(spans);
    }
}
