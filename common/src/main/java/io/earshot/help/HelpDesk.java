package io.earshot.help;

import io.earshot.brand.Article;
import io.earshot.brand.Brand;
import io.earshot.brand.Team;
import io.earshot.mention.Language;
import io.earshot.mention.Mention;
import io.earshot.post.Platform;
import io.earshot.post.PostKind;
import io.earshot.query.Conditions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says who and what helps with a mention, by what the brand book says: the first team whose condition holds, its
 * experts, and the articles and canned replies that are likely to answer it. It remembers nothing of what it was asked.
 * For one thread.
 */
public final class HelpDesk {
    private final List<Team> teams;
    private final Conditions ofTeams;
    private final Library articles;
    private final Library replies;
    private final String language;

    private HelpDesk(Brand brand) {
        teams = brand.care().teams();
        ofTeams = Conditions.of(brand, teams.stream().map(Team::when).toList());
        articles = new Library(brand.care().articles());
        replies = new Library(brand.care().replies());
        language =
                brand.languages().isEmpty() ? "en" : primary(brand.languages().get(0));
    }

    /** By the book of the brand, which was checked before. */
    public static HelpDesk of(Brand brand) {
        return new HelpDesk(brand);
    }

    /** What helps with a mention of the brand. */
    public Help of(Mention mention) {
        if (mention.own()) {
            return Help.NONE;
        }
        int team = teams.isEmpty() ? -1 : ofTeams.first(mention);
        return new Help(
                team < 0 ? null : teams.get(team).id(),
                team < 0 ? List.of() : teams.get(team).experts(),
                suggestions(mention),
                whyPrivate(mention));
    }

    private List<Suggestion> suggestions(Mention mention) {
        String text = mention.post().text();
        String code = language(mention);
        List<Suggestion> suggestions = new ArrayList<>();
        for (Library.Match match : articles.suggest(text, code)) {
            Article article = match.article();
            suggestions.add(new Suggestion(
                    Suggestion.Kind.ARTICLE,
                    article.id(),
                    article.title(),
                    article.url(),
                    null,
                    rounded(match.likely())));
        }
        for (Library.Match match : replies.suggest(text, code)) {
            Article reply = match.article();
            suggestions.add(new Suggestion(
                    Suggestion.Kind.REPLY, reply.id(), reply.title(), null, reply.text(), rounded(match.likely())));
        }
        suggestions.sort(Comparator.comparing(Suggestion::score, Comparator.reverseOrder()));
        return suggestions.size() > Library.MOST ? suggestions.subList(0, Library.MOST) : suggestions;
    }

    private String language(Mention mention) {
        String code = mention.language().code();
        return code.equals(Language.UNDETERMINED) ? language : primary(code);
    }

    private static @Nullable String whyPrivate(Mention mention) {
        if (mention.personalData().isEmpty() || !isPublic(mention)) {
            return null;
        }
        String kinds = mention.personalData().stream().map(HelpDesk::named).collect(Collectors.joining(" and "));
        return "the post shows " + kinds + ": ask them to go on in a direct message and to delete it";
    }

    private static boolean isPublic(Mention mention) {
        Platform platform = mention.post().platform();
        return mention.post().kind() != PostKind.MESSAGE && platform != Platform.EMAIL && platform != Platform.PHONE;
    }

    private static String named(String kind) {
        return switch (kind) {
            case "email" -> "an e-mail address";
            case "iban" -> "an account number";
            case "card" -> "a card number";
            case "phone" -> "a telephone number";
            case "address" -> "a street address";
            case "order" -> "an order number";
            case "booking" -> "a booking number";
            default -> "a number of the kind " + kind;
        };
    }

    private static double rounded(double likely) {
        return Math.rint(likely * 100) / 100;
    }

    private static String primary(String code) {
        int end = code.indexOf('-');
        return end < 0 ? code : code.substring(0, end);
    }
}
