package io.earshot.jobs.send;

import java.io.IOException;

/** Reads a file of records. What is wrong with one of them is named, and costs no other. */
public interface RecordReader {
    /**
     * Hands on each record in order.
     *
     * @throws IOException if the file does not open, or cannot be read to its end
     */
    void read(InputFile file, Outgoing.Receiver receiver) throws IOException, SendException, InterruptedException;
}
