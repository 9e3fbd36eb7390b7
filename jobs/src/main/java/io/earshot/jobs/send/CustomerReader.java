package io.earshot.jobs.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.customer.BadCustomerException;
import io.earshot.customer.CustomerNews;
import io.earshot.json.Json;
import io.earshot.post.PostDecoder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Reads what a company's books say of its customers: JSON lines of the contract, which go on as they are. */
public final class CustomerReader implements RecordReader {
    private final Problems problems;

    public CustomerReader(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void read(InputFile file, Outgoing.Receiver receiver)
            throws IOException, SendException, InterruptedException {
        try (BufferedInputStream in = file.open()) {
            Lines lines = new Lines(in, PostDecoder.MOST_BYTES);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (Lines.isBlank(line)) {
                    continue;
                }
                String place = file.shown() + ":" + lines.number();
                CustomerNews news;
                try {
                    news = CustomerNews.read(null, line, Instant.EPOCH);
                } catch (BadCustomerException e) {
                    problems.add(place, e.getMessage());
                    continue;
                }
                byte[] value = line;
                receiver.accept(new Outgoing(place, news.key(), news.at(), value, null, time -> moved(value, time)));
            }
        }
    }

    private static byte[] moved(byte[] line, Instant time) {
        try {
            ObjectNode json = (ObjectNode) Json.MAPPER.readTree(line);
            json.put("at", Json.instant(time));
            return Json.bytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException("it was read before", e);
        }
    }
}
