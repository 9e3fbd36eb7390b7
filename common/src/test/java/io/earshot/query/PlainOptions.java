package io.earshot.query;

import io.earshot.brand.MatchOptions;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a brand's options make of posts and queries, plainly. */
final class PlainOptions {
    /** The accounts that are a brand's own, of each brand that is compared. */
    static final Map<Platform, List<String>> HANDLES = Map.of(Platform.X, List.of("acme"));

    private static final String SHOWN_WITH = "[\\p{M}" + PlainTokens.IGNORED + "]*+";
    private static final String CAPITAL = "(?:\\p{Lu}" + SHOWN_WITH + ")";
    private static final String SMALL = "(?:(?!\\p{Lu})(?=\\p{L})" + PlainTokens.WORD + SHOWN_WITH + ")";
    private static final Pattern WORD_OF_TAG = Pattern.compile(String.join(
            "|",
            CAPITAL + "+(?!" + SMALL + ")",
            CAPITAL + "?" + SMALL + "+",
            "(?:\\p{Nd}" + SHOWN_WITH + ")+",
            "(?<sign>" + PlainTokens.SIGN + ")"));

    private PlainOptions() {}

    /** Whether the brand takes no such posts, whatever its queries say. */
    static boolean keepOut(MatchOptions options, Post post) {
        String author = post.author().handle();
        boolean isOwn = post.platform() == Platform.X
                && author != null
                && author.toLowerCase(Locale.ROOT).replace("@", "").equals("acme");
        boolean isRepost = post.kind() == PostKind.REPOST || (post.kind() == PostKind.POST && post.repostOf() != null);
        return (isOwn && options.ownPosts() == MatchOptions.Posts.EXCLUDE)
                || (isRepost && options.reposts() == MatchOptions.Posts.EXCLUDE);
    }

    /** The term as the brand reads it. */
    static Query.Term read(Query.Term term, MatchOptions options) {
        boolean isFolded = options.accents() == MatchOptions.Letters.FOLD && term.kind() != Query.Term.Kind.HANDLE;
        return isFolded ? new Query.Term(term.kind(), bare(term.text()), term.prefix()) : term;
    }

    /** The tokens with all that the brand reads in them. */
    static List<PlainTokens.Token> read(List<PlainTokens.Token> tokens, String text, MatchOptions options) {
        List<PlainTokens.Token> read = new ArrayList<>();
        for (PlainTokens.Token token : tokens) {
            if (token.kind().equals("handle") || token.kind().equals("url")) {
                read.add(token);
                continue;
            }
            List<PlainTokens.Reading> readings = new ArrayList<>();
            token.readings().forEach(reading -> readings.addAll(more(reading, options)));
            if (token.kind().equals("tag") && options.hashtags() == MatchOptions.Hashtags.SPLIT) {
                wordsOfTag(token, text).forEach(word -> readings.addAll(more(word, options)));
            }
            read.add(new PlainTokens.Token(token.kind(), readings));
        }
        return read;
    }

    /** The reading, the one without accents, and both with digits for letters. */
    private static List<PlainTokens.Reading> more(PlainTokens.Reading reading, MatchOptions options) {
        List<PlainTokens.Reading> all = new ArrayList<>(List.of(reading));
        if (options.accents() == MatchOptions.Letters.FOLD) {
            all.add(reading.with(bare(reading.word())));
        }
        if (options.leetspeak() == MatchOptions.Letters.FOLD) {
            for (PlainTokens.Reading one : List.copyOf(all)) {
                if (one.word().matches(".*\\p{L}.*")) {
                    all.add(one.with(letters(one.word(), 'i')));
                    all.add(one.with(letters(one.word(), 'l')));
                }
            }
        }
        return all;
    }

    private static String bare(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("[\\x{300}-\\x{36F}]", "")
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd');
    }

    private static String letters(String word, char one) {
        String read = word.replace('0', 'o')
                .replace('1', one)
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't');
        return Normalizer.normalize(read, Normalizer.Form.NFC);
    }

    /** Its words at capitals, between letters and digits, at underscores; none where it is one word from end to end. */
    private static List<PlainTokens.Reading> wordsOfTag(PlainTokens.Token tag, String text) {
        List<PlainTokens.Reading> words = new ArrayList<>();
        int start = tag.start() + 1;
        Matcher matcher = WORD_OF_TAG.matcher(text).region(start, tag.end());
        int part = 0;
        while (matcher.find()) {
            int end = matcher.end();
            while (PlainTokens.HIDDEN.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            for (String word : PlainTokens.signs(PlainTokens.folded(matcher.group()))) {
                part++;
                for (String spelling : PlainTokens.spellings(word, matcher.group())) {
                    words.add(new PlainTokens.Reading(spelling, matcher.start(), end, part));
                }
            }
        }
        boolean isWhole =
                part == 1 && words.get(0).start() == start && words.get(0).end() == tag.end();
        return isWhole ? List.of() : words;
    }
}
