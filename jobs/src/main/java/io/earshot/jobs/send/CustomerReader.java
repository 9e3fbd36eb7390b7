package io.earshot.jobs.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.customer.CustomerNews;
import io.earshot.json.BadRecordException;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Reads what a company's books say of its customers: JSON lines of the contract, which go on as they are. */
public final class CustomerReader extends ContractReader {
    public CustomerReader(Problems problems) {
        super(problems);
    }

    @Override
    Outgoing outgoing(String place, byte[] line) throws BadRecordException {
        CustomerNews news = CustomerNews.read(null, line, Instant.EPOCH);
        return new Outgoing(place, news.key(), news.at(), line, null, time -> moved(line, time));
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
