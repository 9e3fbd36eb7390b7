package io.earshot.jobs.deliver;

import io.earshot.deliver.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes the secrets of a target out of what servers and libraries say. */
public final class Discretion {
    private static final int MOST_CHARACTERS = 300;

    /** A server may repeat a part of an address or of a header: its token, without what is around it. */
    private static final Pattern PARTS = Pattern.compile("[\\s/?&=,;:]+");

    /** Shorter parts are words such as {@code Bearer}. */
    private static final int TELLING = 8;

    private final List<String> secrets = new ArrayList<>();

    public Discretion(List<Secret> secrets) {
        secrets.stream()
                .map(Secret::value)
                .flatMap(value -> Stream.concat(
                        Stream.of(value), PARTS.splitAsStream(value).filter(part -> part.length() >= TELLING)))
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .forEach(this.secrets::add);
    }

    /** One short line without them. */
    public String applied(String text) {
        String result = text;
        for (String secret : secrets) {
            result = result.replace(secret, "…");
        }
        result = result.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return result.length() <= MOST_CHARACTERS ? result : result.substring(0, MOST_CHARACTERS) + "…";
    }
}
