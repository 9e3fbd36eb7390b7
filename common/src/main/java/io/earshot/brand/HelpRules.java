package io.earshot.brand;

import io.earshot.query.Dialect;
import io.earshot.query.QueryFinding;
import io.earshot.query.QueryParser;
import io.earshot.query.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What teams, articles and replies must look like, wherever they come from. Each rule says what is wrong, or nothing. */
final class HelpRules {
    private static final int MOST_NAME = 100;
    private static final int MOST_TITLE = 300;
    private static final int MOST_TEXT = 20_000;
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]\\S*");

    /** A brand is one record, which must not outgrow what Kafka takes. */
    private static final int MOST_ARTICLES = 1_000;

    private HelpRules() {}

    /** All that is wrong with a brand's teams, articles and replies. */
    static List<String> problems(CareOptions care, Dialect dialect) {
        List<String> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Team team : care.teams()) {
            id("a team", team.id()).ifPresent(problems::add);
            if (!ids.add(team.id())) {
                problems.add("there are two teams " + team.id());
            }
            for (String expert : team.experts()) {
                expert(expert).ifPresent(problem -> problems.add("team " + team.id() + ": " + problem));
            }
            if (!team.when().isBlank()) {
                for (QueryFinding finding :
                        QueryParser.parseCondition(team.when(), dialect).findings()) {
                    if (finding.severity() == Severity.ERROR) {
                        problems.add("team " + team.id() + ", character " + (finding.offset() + 1) + ": "
                                + finding.message());
                    }
                }
            }
        }
        articles(care.articles(), "an article", problems);
        articles(care.replies(), "a reply", problems);
        for (Article reply : care.replies()) {
            if (reply.text().isBlank()) {
                problems.add("a reply " + reply.id() + ": text: expected what can be sent, found nothing");
            }
        }
        return problems;
    }

    private static void articles(List<Article> articles, String what, List<String> problems) {
        count(articles.size()).ifPresent(problems::add);
        Set<String> ids = new HashSet<>();
        for (Article article : articles) {
            id(what, article.id()).ifPresent(problems::add);
            if (!ids.add(article.id())) {
                problems.add("there is " + what + " " + article.id() + " already");
            }
            String before = what + " " + article.id() + ": ";
            title(article.title()).ifPresent(problem -> problems.add(before + problem));
            text(article.text()).ifPresent(problem -> problems.add(before + problem));
            if (article.url() != null) {
                url(article.url()).ifPresent(problem -> problems.add(before + problem));
            }
        }
    }

    static Optional<String> id(String what, String id) {
        return BrandRules.QUERY_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of("the id of " + what + " is up to 64 letters, digits, and . _ - after the first, found "
                        + BrandRules.shown(id));
    }

    static Optional<String> expert(String name) {
        return name.isBlank() || name.length() > MOST_NAME
                ? Optional.of("an expert's name has 1 to " + MOST_NAME + " characters, found " + name.length())
                : Optional.empty();
    }

    static Optional<String> title(String title) {
        return title.isBlank() || title.length() > MOST_TITLE
                ? Optional.of("title: expected 1 to " + MOST_TITLE + " characters, found " + title.length())
                : Optional.empty();
    }

    static Optional<String> text(String text) {
        return text.length() > MOST_TEXT
                ? Optional.of("text: expected at most " + MOST_TEXT + " characters, found " + text.length())
                : Optional.empty();
    }

    static Optional<String> url(String url) {
        return URL.matcher(url).matches()
                ? Optional.empty()
                : Optional.of("url: expected an address such as https://help.example.com/1, found " + url);
    }

    static Optional<String> count(int articles) {
        return articles > MOST_ARTICLES
                ? Optional.of("expected at most " + MOST_ARTICLES + ", found " + articles)
                : Optional.empty();
    }
}
