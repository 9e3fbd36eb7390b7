package io.earshot.viral;

import io.earshot.alert.AlertLevel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How likely a thread is to run away, and how bad that would be.
 *
 * @param conversation id of the post that the thread began with
 * @param score 0..1: the geometric mean of growth and of what the other parts make of it
 * @param level empty while it does not matter
 * @param changed whether the level is another one than when last told
 * @param size posts so far
 * @param reach sum of their audiences so far
 * @param authors distinct authors, estimated; exact while few
 * @param forecast how far it will run
 * @param parts growth first, then what makes growth a risk
 * @param began when its first known post was published
 * @param since since when it has had a level; when it began if it has none
 * @param exemplars ids of posts that show it: the first one, the one with the widest audience, the last negative one
 * @param reason one sentence for people
 */
public record ViralRisk(
        String conversation,
        double score,
        Optional<AlertLevel> level,
        boolean changed,
        long size,
        long reach,
        long authors,
        Forecast forecast,
        List<RiskPart> parts,
        Instant began,
        Instant since,
        List<String> exemplars,
        String reason) {

    public ViralRisk {
        parts = List.copyOf(parts);
        exemplars = List.copyOf(exemplars);
    }
}
