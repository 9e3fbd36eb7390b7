package io.earshot.jobs.send;

import io.earshot.json.BadRecordException;
import io.earshot.post.PostDecoder;
import java.io.BufferedInputStream;
import java.io.IOException;

/** Reads JSON lines of a contract, which go on as they are. */
abstract class ContractReader implements RecordReader {
    private final Problems problems;

    ContractReader(Problems problems) {
        this.problems = problems;
    }

    /** What becomes of a line. */
    abstract Outgoing outgoing(String place, byte[] line) throws BadRecordException;

    @Override
    public final void read(InputFile file, Outgoing.Receiver receiver)
            throws IOException, SendException, InterruptedException {
        try (BufferedInputStream in = file.open()) {
            Lines lines = new Lines(in, PostDecoder.MOST_BYTES);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (Lines.isBlank(line)) {
                    continue;
                }
                String place = file.shown() + ":" + lines.number();
                Outgoing outgoing;
                try {
                    outgoing = outgoing(place, line);
                } catch (BadRecordException e) {
                    problems.add(place, e.getMessage());
                    continue;
                }
                receiver.accept(outgoing);
            }
        }
    }
}
