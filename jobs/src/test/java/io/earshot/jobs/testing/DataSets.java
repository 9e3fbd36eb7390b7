package io.earshot.jobs.testing;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** Public data that may not be redistributed: where it is, tests run on it; elsewhere they skip and say so. */
public final class DataSets {
    private static final Path ROOT = Path.of(System.getProperty("earshot.root"));

    private DataSets() {}

    /** A file of the data sets; skips the test where it is absent. */
    public static Path file(String name) {
        String folder = System.getenv("EARSHOT_DATA_SETS");
        Path file = (folder == null ? ROOT.resolve("../shared/data") : Path.of(folder))
                .resolve(name)
                .normalize();
        assumeThat(file)
                .as("public data set %s, in the folder that EARSHOT_DATA_SETS names", name)
                .exists();
        return file;
    }
}
