package io.earshot.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.logging.log4j.core.config.Configurator;

/** What this process logs: by default only warnings, to standard error; while it holds a pipeline, to a file. */
final class LocalLogging {
    private static final String FILE_PROPERTY = "earshot.log";

    private LocalLogging() {}

    static void toFile(Path log) {
        System.setProperty(FILE_PROPERTY, log.toString());
        Configurator.reconfigure(configuration());
    }

    private static URI configuration() {
        try {
            return Objects.requireNonNull(LocalLogging.class.getResource("log4j2-file.properties"))
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
