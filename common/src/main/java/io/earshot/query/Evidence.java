package io.earshot.query;

import io.earshot.post.Post;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What one post has: its tokens, where each term of any query stands among them, and the post itself. */
final class Evidence implements Terms.Sink {
    private final Terms terms;
    final Tokens tokens = new Tokens();
    private @Nullable Post post;

    // The hits of a term are a chain in order of position; the stamp says whether its ends are of this post.
    private final int[] stamp;
    private final int[] head;
    private final int[] tail;
    private int current;
    private int[] form = new int[64];
    private int[] next = new int[64];
    private int hits;
    private boolean located;

    private final Deque<Spans> spare = new ArrayDeque<>();

    Evidence(Terms terms) {
        this.terms = terms;
        stamp = new int[terms.size()];
        head = new int[terms.size()];
        tail = new int[terms.size()];
    }

    /** Turns to another text. Where its terms stand is not looked for before {@link #locate}. */
    void read(String text, boolean dottedHandles) {
        tokens.read(text, dottedHandles);
        located = false;
    }

    /** Finds the place of every term. */
    void locate(Post ofText) {
        post = ofText;
        if (located) {
            return;
        }
        located = true;
        hits = 0;
        if (++current == Integer.MAX_VALUE) {
            Arrays.fill(stamp, 0);
            current = 1;
        }
        for (int f = 0; f < tokens.forms; f++) {
            terms.all(tokens, f, this);
        }
    }

    @Override
    public void term(int term, int ofForm) {
        boolean first = stamp[term] != current;
        if (!first && tokens.position[form[tail[term]]] == tokens.position[ofForm]) {
            return;
        }
        if (hits == form.length) {
            form = Arrays.copyOf(form, 2 * hits);
            next = Arrays.copyOf(next, 2 * hits);
        }
        form[hits] = ofForm;
        next[hits] = -1;
        if (first) {
            stamp[term] = current;
            head[term] = hits;
        } else {
            next[tail[term]] = hits;
        }
        tail[term] = hits++;
    }

    Post post() {
        if (post == null) {
            throw new IllegalStateException("no post was read");
        }
        return post;
    }

    /** The first hit of a term, −1 for none. */
    int first(int term) {
        return stamp[term] == current ? head[term] : -1;
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
