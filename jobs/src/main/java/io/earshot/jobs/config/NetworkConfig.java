package io.earshot.jobs.config;

import io.earshot.mention.Sentiment;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * A classifier of the user's own, in ONNX format, that judges mentions again.
 *
 * @param file where the network is, on every machine
 * @param vocabulary where its WordPiece vocabulary is; empty for a network that takes the texts as they are
 * @param labels what its outputs mean, in their order
 * @param languages BCP 47 codes of what it judges; empty for all that the small model judges
 * @param tokens the most tokens of one text, with those that mark its beginning and end
 * @param batch the most texts in one run
 * @param longestWait the longest that a text waits for others to share its run
 * @param timeout after which the small model's judgement stands
 * @param threads how many compute one run
 */
public record NetworkConfig(
        String file,
        String vocabulary,
        List<Sentiment.Label> labels,
        Outputs outputs,
        List<String> languages,
        int tokens,
        int batch,
        Duration longestWait,
        Duration timeout,
        int threads,
        WhenBusy whenBusy)
        implements Serializable {

    /** What the numbers are that the network puts out. */
    public enum Outputs {
        LOGITS,
        PROBABILITIES
    }

    /** What becomes of a mention that comes while the network has all that it can do in time. */
    public enum WhenBusy {
        /** The small model's judgement stands: the stream is never held up. */
        PASS,
        /** The stream waits, as is right when the past is read. */
        WAIT
    }
}
