package io.earshot.notify;

import io.earshot.deliver.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who are told by e-mail.
 *
 * @param host of the mail server
 * @param tls how the connection is protected
 * @param username with a password, where the server wants them
 * @param from one address, such as {@code Earshot <earshot@example.com>}
 * @param to one or more addresses
 */
public record MailTarget(
        String name,
        String host,
        int port,
        Tls tls,
        @Nullable String username,
        @Nullable Secret password,
        String from,
        List<String> to,
        QuietHours quiet)
        implements Target {

    /** How a connection to a mail server is protected. */
    public enum Tls {
        /** Not at all. */
        NONE(25),
        /** It starts in the clear and must turn to TLS before anything is said. */
        STARTTLS(587),
        /** TLS from its first byte. */
        TLS(465);

        private final int usualPort;

        Tls(int usualPort) {
            this.usualPort = usualPort;
        }

        int usualPort() {
            return usualPort;
        }
    }

    @Override
    public List<Secret> secrets() {
        return password == null ? List.of() : List.of(password);
    }
}
