package io.earshot.query;

import io.earshot.post.Post;
import io.earshot.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The pages of a post: those that its text or its list of links names, and its own. */
final class Pages {
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)*");

    private Pages() {}

    /** A host as a query's tree has it: small, without scheme, {@code www.} and port. */
    static String site(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        int scheme = lower.indexOf("://");
        String bare = scheme < 0 ? lower : lower.substring(scheme + 3);
        bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        bare = bare.startsWith("www.") ? bare.substring(4) : bare;
        bare = bare.startsWith(".") ? bare.substring(1) : bare;
        if (HOST.matcher(bare).matches()) {
            return bare;
        }
        throw new IllegalArgumentException("expected the name of a site such as acme.com, found " + value
                + (bare.matches("[^/\\s]+/\\S+") ? "; did you mean url:" + bare + "?" : ""));
    }

    static boolean any(Evidence evidence, Predicate<String> test) {
        Post post = evidence.post();
        if (post.url() != null && test.test(post.url())) {
            return true;
        }
        for (String link : post.links()) {
            if (test.test(link)) {
                return true;
            }
        }
        Tokens tokens = evidence.tokens;
        for (int form = 0; tokens.hasUrl && form < tokens.forms; form++) {
            if (tokens.kind[form] == Tokens.URL
                    && test.test(post.text().substring(tokens.start[form], tokens.end[form]))) {
                return true;
            }
        }
        return false;
    }

    /** The addresses, for people. */
    static String told(Evidence evidence) {
        List<String> all = new ArrayList<>();
        any(evidence, page -> {
            all.add(page);
            return false;
        });
        return all.isEmpty() ? "none" : String.join(" ", all);
    }

    static boolean has(String page, String part) {
        return page.toLowerCase(Locale.ROOT).contains(part);
    }

    /** Whether a page is of a site or of a subdomain of it. */
    static boolean isOfSite(String page, String site) {
        String host = host(page);
        return host.equals(site) || host.endsWith("." + site);
    }

    /** The small name of the machine in the address of a page, which may lack its scheme. */
    private static String host(String page) {
        int scheme = page.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = start;
        for (int at = start; at < page.length() && !endsAuthority(page.charAt(at)); at++) {
            // What stands before an @ is who asks, not where.
            start = page.charAt(at) == '@' ? at + 1 : start;
            end = at + 1;
        }
        int hostEnd = start;
        while (hostEnd < end && isOfHost(page.charAt(hostEnd))) {
            hostEnd++;
        }
        while (hostEnd > start && page.charAt(hostEnd - 1) == '.') {
            hostEnd--;
        }
        return page.substring(start, hostEnd).toLowerCase(Locale.ROOT);
    }

    private static boolean endsAuthority(char c) {
        return c == '/' || c == '?' || c == '#' || c == '\\';
    }

    private static boolean isOfHost(char c) {
        return c == '.' || c == '-' || c == '_' || c > 127 || Character.isLetterOrDigit(c);
    }
}
