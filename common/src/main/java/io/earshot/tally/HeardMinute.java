package io.earshot.tally;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * What was heard of a minute, so that what is told twice counts once. The fields are public, and the type mutable,
 * because it is state.
 */
public final class HeardMinute {
    private static final long SEED = 9001;

    /** Hashes of 64 bits of what was heard, in their order: of a million one is taken for another once in 40 million. */
    public long[] heard = {};

    /** The deadlines that passed in it. */
    public List<String> breached = new ArrayList<>();

    /** Hears of something by its id; false if it was heard before. */
    public boolean hear(String id) {
        long hash = MurmurHash3.hash(id.getBytes(StandardCharsets.UTF_8), SEED)[0];
        int place = Arrays.binarySearch(heard, hash);
        if (place >= 0) {
            return false;
        }
        int insertion = -place - 1;
        long[] more = new long[heard.length + 1];
        System.arraycopy(heard, 0, more, 0, insertion);
        more[insertion] = hash;
        System.arraycopy(heard, insertion, more, insertion + 1, heard.length - insertion);
        heard = more;
        return true;
    }
}
