package io.earshot.jobs.connect.elasticsearch;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for 127.0.0.1 that nobody but itself vouches for, made by the JDK's keytool.
 *
 * @param pem what a client must trust
 * @param keys what a server shows
 */
public record TestCertificate(String pem, Path keys) {
    private static final String PASSWORD = "changeit";

    /** Made in a directory, where its keys stay. */
    public static TestCertificate in(Path directory) throws Exception {
        Path keys = directory.resolve("keys.p12");
        Path pem = directory.resolve("ca.pem");
        keytool("-genkeypair -alias es -keyalg EC -dname CN=es -ext san=ip:127.0.0.1 -storetype PKCS12", keys);
        keytool("-exportcert -alias es -rfc -file " + pem, keys);
        return new TestCertificate(Files.readString(pem), keys);
    }

    /** For a server that shows it. */
    public SSLContext serverContext() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String arguments, Path keys) throws Exception {
        String command = Path.of(System.getProperty("java.home"), "bin", "keytool") + " " + arguments + " -keystore "
                + keys + " -storepass " + PASSWORD;
        Process process = new ProcessBuilder(command.split(" ", -1))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
