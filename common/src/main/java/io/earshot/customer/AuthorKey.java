package io.earshot.customer;

import io.earshot.post.Author;
import io.earshot.post.Platform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is on a platform, the same however it is written: the handle in small letters without its sign; where
 * there is none, the id of the account.
 */
public record AuthorKey(Platform platform, String name) {
    public AuthorKey {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(name, "name");
    }

    /** Empty where neither handle nor id is known: then nobody can tell who it is. */
    public static Optional<AuthorKey> of(Platform platform, Author author) {
        return of(platform, author.handle(), author.id());
    }

    static Optional<AuthorKey> of(Platform platform, @Nullable String handle, @Nullable String id) {
        String name = handle == null || bare(handle).isEmpty() ? id : bare(handle);
        return name == null || name.isBlank()
                ? Optional.empty()
                : Optional.of(new AuthorKey(platform, name.strip().toLowerCase(Locale.ROOT)));
    }

    /** Reads what {@link #toString} writes, in any case; empty where it is no such key. */
    static Optional<AuthorKey> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String code = text.substring(0, colon).toLowerCase(Locale.ROOT);
        return Arrays.stream(Platform.values())
                .filter(platform -> platform.code().equals(code))
                .findFirst()
                .flatMap(platform -> of(platform, text.substring(colon + 1), null));
    }

    static List<String> platforms() {
        return Arrays.stream(Platform.values()).map(Platform::code).toList();
    }

    private static String bare(String handle) {
        String stripped = handle.strip();
        return stripped.startsWith("@") ? stripped.substring(1) : stripped;
    }

    /** As keys of records are written: {@code <platform>:<name>}. */
    @Override
    public String toString() {
        return platform.code() + ":" + name;
    }
}
