package io.earshot.jobs.connect.elasticsearch;

import io.earshot.jobs.config.ElasticsearchConfig;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where Elasticsearch is and how to get in. Secrets are in no message, log or {@link #toString}.
 *
 * @param hosts one or more of {@code http://host:port} or {@code https://host:port}, all with the same path if any;
 *     9200 where a port is left out
 * @param user together with {@code password}; null for none
 * @param apiKey the encoded form, instead of user and password; null for none
 * @param certificateAuthority PEM text of the certificates that the servers' own are signed with; null for those that
 *     Java trusts
 * @param requestTimeout how long a server may be silent before a request counts as failed
 */
public record ElasticsearchConnection(
        List<URI> hosts,
        @Nullable String user,
        @Nullable String password,
        @Nullable String apiKey,
        @Nullable String certificateAuthority,
        Duration requestTimeout)
        implements Serializable {

    public static final int DEFAULT_PORT = 9200;

    /** Long enough for a large request on a busy node, short enough that a dead one is noticed. */
    public static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(30);

    /**
     * Refuses what cannot work.
     *
     * @throws IllegalArgumentException with everything that is wrong, without any secret
     */
    public ElasticsearchConnection {
        List<String> errors = new ArrayList<>();
        if (hosts.isEmpty()) {
            errors.add("no host: give one or more such as http://localhost:9200");
        }
        hosts.forEach(host -> check(host, errors));
        if (hosts.stream().map(ElasticsearchConnection::path).distinct().count() > 1) {
            errors.add("the hosts have different paths: give all the same, or none");
        }
        if ((user == null) != (password == null)) {
            errors.add("a user needs a password, and a password a user");
        }
        if (apiKey != null && user != null) {
            errors.add("both a user and an API key: give one of them");
        }
        if (certificateAuthority != null && hosts.stream().noneMatch(host -> "https".equals(host.getScheme()))) {
            errors.add("a certificate authority is of no use without an https host");
        }
        if (certificateAuthority != null) {
            try {
                Clients.trusting(certificateAuthority);
            } catch (IllegalArgumentException e) {
                errors.add(e.getMessage());
            }
        }
        if (requestTimeout.isNegative() || requestTimeout.isZero()) {
            errors.add("the request timeout must be more than 0, found " + requestTimeout);
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("Elasticsearch connection: " + String.join("; ", errors));
        }
        hosts = List.copyOf(hosts);
    }

    /**
     * The connection that the configuration describes.
     *
     * @throws IllegalArgumentException with everything that is wrong, the certificate's file included
     */
    public static ElasticsearchConnection of(ElasticsearchConfig config) {
        return new ElasticsearchConnection(
                config.hosts(),
                orNull(config.username()),
                orNull(config.password()),
                orNull(config.apiKey()),
                config.caCertificate().isEmpty() ? null : read(Path.of(config.caCertificate())),
                DEFAULT_REQUEST_TIMEOUT);
    }

    private static @Nullable String orNull(String setting) {
        return setting.isEmpty() ? null : setting;
    }

    private static String read(Path certificate) {
        try {
            return Files.readString(certificate);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "elasticsearch.ca-certificate: " + certificate + " can't be read: " + e.getMessage(), e);
        }
    }

    /** Hosts that let everybody in. */
    public static ElasticsearchConnection to(URI... hosts) {
        return new ElasticsearchConnection(List.of(hosts), null, null, null, null, DEFAULT_REQUEST_TIMEOUT);
    }

    public ElasticsearchConnection withUser(String newUser, String newPassword) {
        return new ElasticsearchConnection(hosts, newUser, newPassword, apiKey, certificateAuthority, requestTimeout);
    }

    public ElasticsearchConnection withApiKey(String newApiKey) {
        return new ElasticsearchConnection(hosts, user, password, newApiKey, certificateAuthority, requestTimeout);
    }

    /**
     * The same with an authority that Java does not know.
     *
     * @param pem the certificates' text; read where the job is built, so that no other machine needs the file
     */
    public ElasticsearchConnection withCertificateAuthority(String pem) {
        return new ElasticsearchConnection(hosts, user, password, apiKey, pem, requestTimeout);
    }

    public ElasticsearchConnection withRequestTimeout(Duration newTimeout) {
        return new ElasticsearchConnection(hosts, user, password, apiKey, certificateAuthority, newTimeout);
    }

    /** The path that all hosts share, empty for none. */
    String path() {
        return path(hosts.get(0));
    }

    @Override
    public String toString() {
        String identity = user != null ? " as " + user : apiKey != null ? " with an API key" : "";
        return hosts + identity;
    }

    private static String path(URI host) {
        String path = host.getPath();
        return path == null || path.equals("/") ? "" : path;
    }

    private static void check(URI host, List<String> errors) {
        if (host.getRawUserInfo() != null) {
            // Not repeated: it holds a password.
            errors.add("a host with a user in its address: give user and password by themselves");
        } else if (host.getHost() == null || !("http".equals(host.getScheme()) || "https".equals(host.getScheme()))) {
            errors.add(
                    host.getRawAuthority() != null && host.getRawAuthority().contains("@")
                            ? "a host that is no address"
                            : "'" + host + "' is no address such as http://localhost:9200");
        }
    }
}
