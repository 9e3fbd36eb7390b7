package io.earshot.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** Where the build put what the servers need. */
final class Distribution {
    private Distribution() {}

    /** The unpacked Elasticsearch. */
    static Path elasticsearch() throws IOException {
        String root = System.getProperty("earshot.root");
        if (root == null) {
            throw new IllegalStateException(
                    "system property earshot.root is not set: it names the project's directory, where Elasticsearch is");
        }
        Properties versions = new Properties();
        try (InputStream in = Objects.requireNonNull(Distribution.class.getResourceAsStream("versions.properties"))) {
            versions.load(in);
        }
        return Path.of(root, "local", "servers", "target", "elasticsearch-" + versions.getProperty("elasticsearch"))
                .toAbsolutePath();
    }
}
