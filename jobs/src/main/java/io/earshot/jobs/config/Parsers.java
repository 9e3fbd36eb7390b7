package io.earshot.jobs.config;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to the values of settings. Each refusal says what is wanted. */
final class Parsers {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|min|h|d)");
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[0-9a-fA-F:]+]|[A-Za-z0-9._-]+):(\\d{1,5})");

    private Parsers() {}

    static String text(String value) {
        return value;
    }

    static Duration duration(String value) {
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a duration such as 500 ms, 10 s, 15 min, 6 h or 7 d");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "min" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
        if (duration.isZero()) {
            throw new IllegalArgumentException("expected more than zero");
        }
        return duration;
    }

    static int positive(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, in the same words as a number that is too small.
        }
        throw new IllegalArgumentException("expected a whole number above 0");
    }

    /** What stands between commas; nothing is an empty list. */
    static List<String> words(String value) {
        return value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    static String bootstrapServers(String value) {
        for (String address : value.split(",", -1)) {
            Matcher matcher = HOST_PORT.matcher(address.strip());
            if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
                throw new IllegalArgumentException("expected host:port, several parted by commas");
            }
        }
        return value.replace(" ", "");
    }

    static List<URI> urls(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .map(Parsers::url)
                .toList();
    }

    /** An address that paths are put after; empty for none. */
    static String baseUrl(String value) {
        if (value.isEmpty()) {
            return value;
        }
        try {
            URI uri = URI.create(value);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (isWeb && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return value.replaceAll("/+$", "");
            }
        } catch (IllegalArgumentException e) {
            // Refused below, in the same words as an address of another kind.
        }
        throw new IllegalArgumentException("expected an address such as https://host:5601");
    }

    static boolean trueOrFalse(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("expected one of "
                + Arrays.toString(type.getEnumConstants())
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[\\[\\]]", ""));
    }

    private static URI url(String value) {
        try {
            URI uri = URI.create(value);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                if (uri.getUserInfo() != null) {
                    throw new IllegalArgumentException(
                            "user and password do not belong in the address: set elasticsearch.username and .password");
                }
                return uri;
            }
        } catch (IllegalArgumentException e) {
            if (e.getMessage().contains("do not belong")) {
                throw e;
            }
        }
        throw new IllegalArgumentException("expected addresses such as http://host:9200, parted by commas");
    }
}
