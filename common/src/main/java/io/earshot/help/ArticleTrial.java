package io.earshot.help;

import io.earshot.brand.Article;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How well articles are found, by questions of which one knows the answer: in each of five rounds a fifth of the
 * questions is asked, and the others are the texts of the articles, one for each intent. A fifth of the intents, another
 * in each round, has no article: whatever is suggested for one of their questions is wrong.
 */
public final class ArticleTrial {
    private static final int ROUNDS = 5;

    private final int most;
    private final String language;

    /**
     * Sets it up.
     *
     * @param most how many questions make an article
     * @param language of the questions
     */
    public ArticleTrial(int most, String language) {
        this.most = most;
        this.language = language;
    }

    /** A question and what it asks for. */
    public record Question(String text, String intent) {}

    /**
     * What became of a question.
     *
     * @param hasArticle whether there is one that answers it
     * @param place of that among those that were found, from 1; 0 if it was not
     * @param byOverlap the same for the plain count of shared words
     * @param suggested how many were suggested
     * @param likely how likely the best was thought to be right, 0..1
     */
    public record Answer(boolean hasArticle, int place, int byOverlap, int suggested, double likely) {
        /** Whether what was suggested has the answer in it. */
        public boolean isHelped() {
            return place > 0 && place <= suggested;
        }
    }

    /** Asks all questions, each once. */
    public List<Answer> run(List<Question> questions) {
        List<Question> shuffled = new ArrayList<>(questions);
        Collections.shuffle(shuffled, new Random(7));
        List<String> intents = new ArrayList<>(
                new TreeSet<>(questions.stream().map(Question::intent).toList()));
        Collections.shuffle(intents, new Random(3));
        List<Answer> answers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> without = new HashSet<>();
            for (int i = round; i < intents.size(); i += ROUNDS) {
                without.add(intents.get(i));
            }
            answers.addAll(round(shuffled, round, without));
        }
        return answers;
    }

    private List<Answer> round(List<Question> questions, int round, Set<String> without) {
        Map<String, List<String>> texts = new TreeMap<>();
        List<Question> asked = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (i % ROUNDS == round) {
                asked.add(question);
            } else if (!without.contains(question.intent())) {
                List<String> text = texts.computeIfAbsent(question.intent(), intent -> new ArrayList<>());
                if (text.size() < most) {
                    text.add(question.text());
                }
            }
        }
        List<Article> articles = texts.entrySet().stream()
                .map(entry -> new Article(
                        entry.getKey(), entry.getKey().replace('_', ' '), String.join("\n", entry.getValue()), null))
                .toList();
        Library library = new Library(articles);
        Overlap overlap = new Overlap(articles);
        return asked.stream()
                .map(question -> answer(question, library, overlap, !without.contains(question.intent())))
                .toList();
    }

    private Answer answer(Question question, Library library, Overlap overlap, boolean hasArticle) {
        List<Library.Match> ranked = library.rank(question.text(), language);
        return new Answer(
                hasArticle,
                place(ranked.stream().map(match -> match.article().id()).toList(), question.intent()),
                place(overlap.rank(question.text()), question.intent()),
                library.suggest(question.text(), language).size(),
                ranked.isEmpty() ? 0 : ranked.get(0).likely());
    }

    private static int place(List<String> ids, String intent) {
        return ids.indexOf(intent) + 1;
    }

    /** What a simple program does: the share of the words that are in the article too, each word once. */
    private static final class Overlap {
        private final Map<String, Set<String>> words = new TreeMap<>();

        Overlap(List<Article> articles) {
            articles.forEach(article -> words.put(article.id(), words(article.title() + " " + article.text())));
        }

        List<String> rank(String text) {
            Set<String> asked = words(text);
            Map<String, Double> shares = new TreeMap<>();
            words.forEach((id, has) -> {
                Set<String> shared = new HashSet<>(asked);
                shared.retainAll(has);
                shares.put(id, shared.size() / Math.sqrt((double) has.size() * asked.size()));
            });
            return shares.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(Library.MOST)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private static Set<String> words(String text) {
            Set<String> words =
                    new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\W+", -1)));
            words.remove("");
            return words;
        }
    }
}
