package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.post.Post;
import io.earshot.token.Tokens;
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
    /** The number of a prefix, −1 for whole words. */
    private int[] prefix = new int[256];

    private int current;
    private int used;

    // The hits of a slot are a chain in order of position. A hit is a form of a token.
    private int[] form = new int[64];
    private int[] next = new int[64];
    private int hits;
    private boolean located;

    // Forms by how they begin, in chains in order of position: made when the first prefix is asked for.
    private static final int STARTS = 512;
    private final int[] startHead = new int[STARTS];
    private final int[] startTail = new int[STARTS];
    private int[] startNext = new int[64];
    private boolean hasStarts;

    private final Deque<Spans> spare = new ArrayDeque<>();

    Evidence(Terms terms, @Nullable Judge judge) {
        this.terms = terms;
        this.judge = judge;
        tokens.makeVariants(terms.variants());
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
        hasStarts = false;
        hits = 0;
        used = 0;
        nextStamp();
        for (int f = 0; f < tokens.forms; f++) {
            Terms.whole(tokens, f, this);
        }
    }

    private void nextStamp() {
        if (++current == Integer.MAX_VALUE) {
            Arrays.fill(stamp, 0);
            current = 1;
        }
    }

    @Override
    public void key(long key, int ofForm) {
        int slot = (int) key & (keys.length - 1);
        while (stamp[slot] == current) {
            if (keys[slot] == key && isSameText(form[head[slot]], ofForm)) {
                addTo(slot, ofForm);
                return;
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        take(slot, key, -1);
        addTo(slot, ofForm);
        growTableIfFull();
    }

    private void take(int slot, long key, int ofPrefix) {
        stamp[slot] = current;
        keys[slot] = key;
        prefix[slot] = ofPrefix;
        head[slot] = -1;
        tail[slot] = -1;
        used++;
    }

    private boolean isSameText(int a, int b) {
        return Arrays.equals(tokens.folded, tokens.from[a], tokens.to[a], tokens.folded, tokens.from[b], tokens.to[b]);
    }

    private void addTo(int slot, int ofForm) {
        if (head[slot] < 0) {
            head[slot] = hits;
        } else if (position(tail[slot]) == tokens.position[ofForm] && part(tail[slot]) == tokens.part[ofForm]) {
            return; // another form of the same token is no other place, but another word of a split hashtag is
        } else {
            next[tail[slot]] = hits;
        }
        tail[slot] = hits;
        if (hits == form.length) {
            form = Arrays.copyOf(form, 2 * hits);
            next = Arrays.copyOf(next, 2 * hits);
        }
        form[hits] = ofForm;
        next[hits] = -1;
        hits++;
    }

    private void growTableIfFull() {
        if (4 * used <= keys.length) {
            return;
        }
        long[] oldKeys = keys;
        int[] oldHead = head;
        int[] oldTail = tail;
        int[] oldPrefix = prefix;
        int[] oldStamp = stamp;
        int size = 2 * oldKeys.length;
        keys = new long[size];
        head = new int[size];
        tail = new int[size];
        prefix = new int[size];
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
                prefix[slot] = oldPrefix[old];
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
        boolean isPrefix = terms.isPrefix(term);
        int slot = (int) key & (keys.length - 1);
        while (stamp[slot] == current) {
            if (keys[slot] == key && (isPrefix ? prefix[slot] == term : isWhole(slot, term))) {
                return head[slot];
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return isPrefix ? firstOfPrefix(term, slot) : -1;
    }

    private boolean isWhole(int slot, int term) {
        if (prefix[slot] >= 0) {
            return false;
        }
        int whole = form[head[slot]];
        return terms.isText(term, tokens.folded, tokens.from[whole], tokens.to[whole]);
    }

    /** Looks for a prefix among the forms that begin alike, and remembers in this slot what is found. */
    private int firstOfPrefix(int term, int slot) {
        chainStarts();
        take(slot, terms.key(term), term);
        int f = startHead[terms.prefixStart(term) & (STARTS - 1)];
        for (; f >= 0; f = startNext[f]) {
            if (terms.begins(term, tokens, f)) {
                addTo(slot, f);
            }
        }
        int first = head[slot];
        growTableIfFull();
        return first;
    }

    private void chainStarts() {
        if (hasStarts) {
            return;
        }
        hasStarts = true;
        Arrays.fill(startHead, -1);
        if (startNext.length < tokens.forms) {
            startNext = new int[2 * tokens.forms];
        }
        for (int f = 0; f < tokens.forms; f++) {
            if (Terms.hasPrefixes(tokens, f)) {
                int start = Terms.start(tokens, f) & (STARTS - 1);
                startNext[f] = -1;
                if (startHead[start] < 0) {
                    startHead[start] = f;
                } else {
                    startNext[startTail[start]] = f;
                }
                startTail[start] = f;
            }
        }
    }

    /** The hit of the same term after this one, −1 for none. */
    int next(int hit) {
        return next[hit];
    }

    int position(int hit) {
        return tokens.position[form[hit]];
    }

    /** Which word of a split hashtag it is, from 1; 0 for what is none. */
    int part(int hit) {
        return tokens.part[form[hit]];
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
