package io.earshot.jobs.care;

import io.earshot.jobs.config.Clock;
import java.time.Instant;
import org.apache.flink.streaming.api.TimerService;

/** The time that care goes by, and its alarms: the wall's or the events'. All are milliseconds since 1970. */
record Timers(Clock clock, TimerService service) {

    /** How far time has come: on event time, the watermark. */
    long now() {
        return switch (clock) {
            case WALL -> service.currentProcessingTime();
            case EVENT -> service.currentWatermark();
        };
    }

    /** When something is heard: on event time, when it happened, unless time is past that. */
    long heard(Instant happened) {
        return switch (clock) {
            case WALL -> now();
            case EVENT -> Math.max(happened.toEpochMilli(), now());
        };
    }

    /** Whether it still lies ahead; by the wall nothing does that has arrived. */
    boolean ahead(Instant happened) {
        return switch (clock) {
            case WALL -> false;
            case EVENT -> happened.toEpochMilli() > now();
        };
    }

    void set(long millis) {
        switch (clock) {
            case WALL -> service.registerProcessingTimeTimer(millis);
            case EVENT -> service.registerEventTimeTimer(millis);
        }
    }

    void delete(long millis) {
        switch (clock) {
            case WALL -> service.deleteProcessingTimeTimer(millis);
            case EVENT -> service.deleteEventTimeTimer(millis);
        }
    }
}
