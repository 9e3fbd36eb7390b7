package io.earshot.jobs.send;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A file to read, or standard input.
 *
 * @param name as the user gave it; {@code -} for standard input
 */
public record InputFile(String name) {
    private static final int LOOK_AHEAD = 1 << 10;

    private boolean isStandardInput() {
        return name.equals("-");
    }

    /** What messages call it. */
    String shown() {
        return isStandardInput() ? "<stdin>" : name;
    }

    /** Whether there is such a file, so that it can be said before anything is sent. */
    public boolean exists() {
        return isStandardInput() || (Files.isReadable(Path.of(name)) && !Files.isDirectory(Path.of(name)));
    }

    /** Its bytes; uncompressed if they were compressed by gzip, whatever its name. */
    public BufferedInputStream open() throws IOException {
        InputStream raw = isStandardInput() ? System.in : Files.newInputStream(Path.of(name));
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean gzip = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return gzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
    }

    /** Whether its name says that it is CSV. */
    public boolean isCsvByName() {
        return plainName().endsWith(".csv") || plainName().endsWith(".tsv");
    }

    /** Whether it is CSV or JSON lines: as its name says, else as it begins. */
    Mapping.Input guess(BufferedInputStream opened) throws IOException {
        if (isCsvByName()) {
            return Mapping.Input.CSV;
        }
        if (plainName().endsWith(".json")
                || plainName().endsWith(".jsonl")
                || plainName().endsWith(".ndjson")) {
            return Mapping.Input.JSON;
        }
        opened.mark(LOOK_AHEAD);
        int first = opened.read();
        for (int i = 1; i < LOOK_AHEAD && (first <= ' ' || first == 0xEF || first == 0xBB || first == 0xBF); i++) {
            first = opened.read(); // over white space and a byte order mark
        }
        opened.reset();
        return first == '{' || first == '[' ? Mapping.Input.JSON : Mapping.Input.CSV;
    }

    private String plainName() {
        return name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    }
}
