package io.earshot.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job that counts for ever, and writes the number down that each run begins with. Its main is a process to be killed. */
final class NumberingJob implements MapFunction<Long, Long> {
    private static final long serialVersionUID = 1;

    private final String file;
    private boolean begun;

    private NumberingJob(Path file) {
        this.file = file.toString();
    }

    static LocalJob job(Path file) {
        return new LocalJob("numbering", "numbering", env -> env.fromSequence(0, Long.MAX_VALUE)
                .uid("numbers")
                .map(new NumberingJob(file))
                .uid("write-first")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere"));
    }

    static LocalFlink start(Path directory) throws Exception {
        LocalFlink flink = LocalFlink.start(
                directory,
                new LocalFlink.Settings(0, 1, 1, "hashmap", Duration.ofMillis(200), directory.resolve("log")));
        flink.submit(job(directory.resolve("first-numbers")));
        flink.awaitRunning(Duration.ofSeconds(60));
        return flink;
    }

    @Override
    public Long map(Long number) throws IOException, InterruptedException {
        if (!begun) {
            begun = true;
            Files.writeString(Path.of(file), number + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        Thread.sleep(1);
        return number;
    }

    public static void main(String[] args) throws Exception {
        start(Path.of(args[0]));
        Thread.sleep(Long.MAX_VALUE);
    }
}
