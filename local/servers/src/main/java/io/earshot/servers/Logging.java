package io.earshot.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the children log, which goes to the file that their standard output goes to. */
final class Logging {
    private static final String TO_STANDARD_OUTPUT = """
            status = warn
            appender.out.type = Console
            appender.out.name = out
            appender.out.layout.type = PatternLayout
            appender.out.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5p %c{1} - %m%n
            rootLogger.level = info
            rootLogger.appenderRef.out.ref = out
            """;

    private Logging() {}

    /** Writes the Log4j configuration into a directory. */
    static Path toStandardOutput(Path directory) throws IOException {
        return Files.writeString(directory.resolve("log4j2.properties"), TO_STANDARD_OUTPUT);
    }
}
