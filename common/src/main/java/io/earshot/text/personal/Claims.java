package io.earshot.text.personal;

import io.earshot.mention.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Which parts of a text are personal data, and which are closed to further search. */
final class Claims {
    /** A part of the text that is personal data, and the code of its kind. */
    record Claim(String kind, int start, int end) {}

    private final List<Claim> claims = new ArrayList<>();
    private final BitSet taken;

    Claims(String text) {
        taken = new BitSet(text.length());
    }

    void add(PersonalData.Kind kind, int start, int end) {
        addIfFree(kind.code(), start, end);
    }

    /** Claims the part, unless another claim has some of it. */
    void addIfFree(String kind, int start, int end) {
        if (free(start, end)) {
            claims.add(new Claim(kind, start, end));
            taken.set(start, end);
        }
    }

    /** Closes parts where numbers mean something else, such as the ids in links. */
    void close(List<Span> parts) {
        for (Span part : parts) {
            taken.set(part.start(), part.end());
        }
    }

    /** Whether the part is neither claimed nor closed. */
    boolean free(int start, int end) {
        int next = taken.nextSetBit(start);
        return next < 0 || next >= end;
    }

    boolean isEmpty() {
        return claims.isEmpty();
    }

    List<Claim> inOrder() {
        claims.sort(Comparator.comparingInt(Claim::start));
        return claims;
    }
}
