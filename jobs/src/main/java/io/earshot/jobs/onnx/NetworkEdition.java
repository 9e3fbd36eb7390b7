package io.earshot.jobs.onnx;

import io.earshot.jobs.config.NetworkConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells one network from another by all that its judgement depends on: its file, the weights beside it, its vocabulary,
 * and what its outputs mean. Where the files lie does not count.
 */
final class NetworkEdition {
    private static final String PREFIX = "onnx-";
    private static final int BYTES_SHOWN = 4;

    /** What exporters add to the name of a network for the file of its weights, where these are too many for one. */
    private static final List<String> BESIDE = List.of("_data", ".data");

    private NetworkEdition() {}

    static String of(NetworkConfig config) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(Path.of(config.file()), digest);
            for (String ending : BESIDE) {
                Path weights = Path.of(config.file() + ending);
                if (Files.isReadable(weights)) {
                    add(weights, digest);
                }
            }
            if (!config.vocabulary().isEmpty()) {
                add(Path.of(config.vocabulary()), digest);
            }
            String meaning = config.labels() + " " + config.outputs() + " " + config.tokens();
            digest.update(meaning.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(digest.digest(), 0, BYTES_SHOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Never whole in memory: a network may have gigabytes. */
    private static void add(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
    }
}
