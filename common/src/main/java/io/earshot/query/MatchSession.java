package io.earshot.query;

import io.earshot.brand.Brand;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Ruling;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.token.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches posts for one thread. Hot path: {@code MatcherBenchmark}. */
public final class MatchSession {
    private final BrandMatcher matcher;
    private final Evidence evidence;
    private final Triggers.Sink trigger = this::triggered;
    private final Guards.PostBits bits = new Guards.PostBits();
    private boolean hasBits;

    /** The queries to hold against the post, each once: the stamp says which are in. */
    private int[] candidates = new int[64];

    private int candidateCount;
    private final int[] stamp;
    private int current;

    MatchSession(BrandMatcher matcher, @Nullable Judge judge) {
        this.matcher = matcher;
        evidence = new Evidence(matcher.terms, judge);
        stamp = new int[matcher.queries.length];
    }

    /**
     * Whether a post may match, for a caller that would rather not decode all of it before: where this is false,
     * {@link #match} finds nothing; where it is true, only fields of the post can still speak against it. To match the
     * very same text next goes on from here.
     */
    public boolean mayMatch(Platform platform, @Nullable String authorHandle, String text) {
        return isMaybeOwn(platform, authorHandle) || findCandidates(platform, text);
    }

    /** The same as {@link BrandMatcher#match}. */
    public List<BrandMatch> match(Post post) {
        boolean maybeOwn = isMaybeOwn(post.platform(), post.author().handle());
        if (!findCandidates(post.platform(), post.text()) && !maybeOwn) {
            return List.of();
        }
        List<BrandMatch> matches = new ArrayList<>();
        int[] own = maybeOwn ? own(post) : new int[0];
        int nextOwn = 0;
        evidence.locate();
        evidence.of(post);
        for (int i = 0; i < candidateCount; ) {
            int brand = matcher.brandOf[candidates[i]];
            evidence.askFor(matcher.brand(brand));
            List<QueryMatch> found = new ArrayList<>();
            boolean isWanted = isWanted(post, brand, own);
            for (; i < candidateCount && matcher.brandOf[candidates[i]] == brand; i++) {
                if (isWanted) {
                    addIfHolds(matcher.queries[candidates[i]], found);
                }
            }
            for (; nextOwn < own.length && own[nextOwn] < brand; nextOwn++) {
                addOwn(post, own, nextOwn, matches);
            }
            boolean isOwn = nextOwn < own.length && own[nextOwn] == brand;
            if (isWanted && (isOwn || !found.isEmpty())) {
                matches.add(matchOf(post, brand, found, isOwn));
            }
            nextOwn += isOwn ? 1 : 0;
        }
        for (; nextOwn < own.length; nextOwn++) {
            addOwn(post, own, nextOwn, matches);
        }
        return matches;
    }

    private void addOwn(Post post, int[] own, int i, List<BrandMatch> matches) {
        if (isWanted(post, own[i], own)) {
            matches.add(matchOf(post, own[i], List.of(), true));
        }
    }

    /** Whether the brand takes posts of this sort at all. */
    private boolean isWanted(Post post, int number, int[] own) {
        boolean isOwn = Arrays.binarySearch(own, number) >= 0;
        return !KeptOut.is(matcher.brand(number).matching(), post, isOwn);
    }

    private boolean findCandidates(Platform platform, String text) {
        if (!evidence.read(text, hasDottedHandles(platform))) {
            return candidateCount > 0;
        }
        candidateCount = 0;
        hasBits = false;
        if (++current == Integer.MAX_VALUE) {
            Arrays.fill(stamp, 0);
            current = 1;
        }
        Tokens tokens = evidence.tokens;
        for (int form = 0; form < tokens.forms; form++) {
            matcher.triggers.of(tokens, form, trigger);
        }
        for (int query : matcher.triggers.always()) {
            addCandidate(query);
        }
        if (candidateCount > 0) {
            evidence.locate();
            keepWhatMayHold();
        }
        return candidateCount > 0;
    }

    /** Drops the candidates that the text alone speaks against, and sorts the others. */
    private void keepWhatMayHold() {
        int kept = 0;
        for (int i = 0; i < candidateCount; i++) {
            if (matcher.queries[candidates[i]].clause.mayHold(evidence)) {
                candidates[kept++] = candidates[i];
            }
        }
        candidateCount = kept;
        Arrays.sort(candidates, 0, kept);
    }

    private void triggered(int query) {
        if (!hasBits) {
            hasBits = true;
            bits.read(evidence.tokens);
        }
        if (matcher.guards.pass(query, bits)) {
            addCandidate(query);
        }
    }

    private void addCandidate(int query) {
        if (stamp[query] != current) {
            stamp[query] = current;
            if (candidateCount == candidates.length) {
                candidates = Arrays.copyOf(candidates, 2 * candidateCount);
            }
            candidates[candidateCount++] = query;
        }
    }

    private void addIfHolds(CompiledQuery query, List<QueryMatch> found) {
        if (!query.clause.holds(evidence)) {
            return;
        }
        Spans places = evidence.borrow();
        query.clause.mark(evidence, places);
        found.add(new QueryMatch(query.id, places.toList()));
        evidence.giveBack(places);
    }

    private boolean isMaybeOwn(Platform platform, @Nullable String handle) {
        return handle != null && matcher.handles.candidates(platform, handle).length > 0;
    }

    private int[] own(Post post) {
        String handle = post.author().handle();
        return handle == null
                ? new int[0]
                : Arrays.stream(matcher.handles.candidates(post.platform(), handle))
                        .filter(brand -> matcher.brand(brand).owns(post))
                        .distinct()
                        .toArray();
    }

    private BrandMatch matchOf(Post post, int number, List<QueryMatch> queries, boolean own) {
        Brand brand = matcher.brand(number);
        evidence.askFor(brand);
        Ruling ruling = Rulings.of(matcher.rules(number), evidence);
        return new BrandMatch(brand, List.copyOf(queries), isTagged(post, brand), own, ruling);
    }

    private boolean isTagged(Post post, Brand brand) {
        for (String handle : post.mentions()) {
            if (brand.hasHandle(post.platform(), handle)) {
                return true;
            }
        }
        Tokens tokens = evidence.tokens;
        for (int form = 0; tokens.hasHandle && form < tokens.forms; form++) {
            if (tokens.kind[form] == Tokens.HANDLE && brand.hasHandle(post.platform(), tokens.foldedText(form))) {
                return true;
            }
        }
        return false;
    }

    /** Whether names on a platform have dots in them, so that a dot after a letter does not end a handle. */
    static boolean hasDottedHandles(Platform platform) {
        return switch (platform) {
            case BLUESKY, MASTODON, INSTAGRAM, THREADS, TIKTOK, YOUTUBE, FACEBOOK, LINKEDIN -> true;
            case X, REDDIT, TUMBLR, PINTEREST, YELP, GOOGLE_REVIEWS, FORUM, NEWS, BLOG, EMAIL, PHONE, OTHER -> false;
        };
    }
}
