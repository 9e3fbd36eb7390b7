package io.earshot.local;

import io.earshot.servers.Ports;
import java.util.function.ToIntFunction;

/**
 * Which ports a system takes: those that it is told, else those of the last time if they are free, else 0: each server
 * then finds a free one, and another if somebody is faster.
 */
final class PortChoice {
    private final PortNumbers told;
    private final PortNumbers last;

    private PortChoice(PortNumbers told, PortNumbers last) {
        this.told = told;
        this.last = last;
    }

    static PortNumbers choose(PortNumbers told, PortNumbers last) throws UserException {
        PortChoice choice = new PortChoice(told, last);
        return new PortNumbers(
                choice.of(PortNumbers::kafka, "--kafka-port"),
                choice.of(PortNumbers::kafkaController, ""),
                choice.of(PortNumbers::elasticsearch, "--elasticsearch-port"),
                choice.of(PortNumbers::elasticsearchTransport, ""),
                choice.of(PortNumbers::flink, "--flink-port"));
    }

    private int of(ToIntFunction<PortNumbers> which, String option) throws UserException {
        int wanted = which.applyAsInt(told);
        if (wanted != 0) {
            if (!Ports.isFree(wanted)) {
                throw new UserException(option + " " + wanted + ": somebody listens there already: choose another");
            }
            return wanted;
        }
        int before = which.applyAsInt(last);
        return before != 0 && Ports.isFree(before) ? before : 0;
    }
}
