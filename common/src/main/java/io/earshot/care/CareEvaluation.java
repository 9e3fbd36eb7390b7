package io.earshot.care;

import io.earshot.brand.Brand;
import io.earshot.mention.Mention;
import io.earshot.post.Author;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well care does on conversations that are over, by what the brands really did: a post that a brand answered, as a
 * link from its answer says, is taken for one that deserved an answer. A brand may have overlooked others, and answered
 * some only out of courtesy, so no figure can reach 100 %.
 */
public final class CareEvaluation {
    /** Posts that one of these verdicts was given, and how many of them were answered. */
    public record Reason(boolean open, int posts, int answered) {}

    /**
     * At one threshold.
     *
     * @param opened posts at or above it
     */
    public record Point(double threshold, int opened, double recall, double precision) {}

    /**
     * How well an order of posts has those that were answered first.
     *
     * @param auc the chance that one that was answered stands before one that was not
     * @param ndcg normalised discounted cumulative gain, where an answer is a gain of 1
     * @param ndcgByChance what a random order comes to
     * @param withDelay Spearman's correlation of the score with the time until the answer, of those that were answered:
     *     negative where what stands first was answered sooner
     */
    public record Ranking(double auc, double ndcg, double ndcgByChance, double withDelay) {}

    /**
     * How replies were recognised.
     *
     * @param linked items whose first post a reply links to
     * @param recognised of these, so many count as answered
     * @param atItsTime of these, so many at the time of the reply
     * @param others items that count as answered although no reply links to their first post
     */
    public record Replies(int linked, int recognised, int atItsTime, int others) {}

    /**
     * All figures.
     *
     * @param posts customers' posts that mean a brand
     * @param answered of these, so many were answered
     * @param recall of the answered posts, the share that alone would open an item
     * @param covered of the answered posts, the share that opened an item or belongs to one that was open already
     * @param precision of the posts that alone would open an item, the share that was answered
     * @param itemPrecision of the items, the share of which a post was answered
     * @param startersRecall the same as recall, of posts that begin a thread
     * @param repliesRecall the same, of the others
     */
    public record Report(
            int posts,
            int answered,
            double recall,
            double covered,
            double precision,
            double startersRecall,
            double repliesRecall,
            int items,
            double itemPrecision,
            Map<String, Reason> reasons,
            List<Point> byActionable,
            List<Point> byPriority,
            Ranking ranking,
            Duration medianFirstReply,
            Duration ninetiethFirstReply,
            Replies replies) {}

    private static final int POINTS = 10;
    private static final int PRIORITY_STEP = 10;

    private final Map<String, Brand> brands = new TreeMap<>();
    /** The first answer that links to a mention. */
    private final Map<String, Instant> links = new HashMap<>();

    private final List<Judged> judged = new ArrayList<>();
    private final List<Item> items;

    /**
     * One mention with what care made of it.
     *
     * @param conversation brand, thread and author in one
     */
    private record Judged(Mention mention, Verdict verdict, int priority, double actionable, String conversation) {}

    private CareEvaluation(Collection<Brand> brands, Collection<Mention> mentions) {
        brands.forEach(brand -> this.brands.put(brand.id(), brand));
        List<Mention> sorted = new ArrayList<>(mentions);
        sorted.sort(Comparator.comparing((Mention mention) -> mention.post().createdAt())
                .thenComparing(Mention::mention));
        sorted.forEach(this::link);
        judge(sorted);
        Instant end = sorted.isEmpty()
                ? Instant.EPOCH
                : sorted.get(sorted.size() - 1).post().createdAt();
        items = new CareReplay(brands, end).run(mentions, List.of()).items();
    }

    /** The figures of a history, for brands that care as the book says. */
    public static Report of(Collection<Brand> brands, Collection<Mention> mentions) {
        return new CareEvaluation(brands, mentions).report();
    }

    private void link(Mention mention) {
        String answered = mention.post().inReplyTo();
        if (mention.own() && answered != null) {
            links.merge(
                    Mention.id(mention.brand(), answered), mention.post().createdAt(), (a, b) -> a.isBefore(b) ? a : b);
        }
    }

    private void judge(List<Mention> mentions) {
        Map<String, TriageRules> rules = new HashMap<>();
        Map<String, Map<String, String>> threads = new HashMap<>();
        for (Mention mention : mentions) {
            Map<String, String> known = threads.computeIfAbsent(mention.brand(), id -> new HashMap<>());
            String thread = Threads.of(mention.post(), known::get);
            known.put(mention.post().id(), thread);
            if (mention.own()) {
                continue;
            }
            TriageRules ofBrand = rules.computeIfAbsent(mention.brand(), id -> {
                Brand brand = brands.get(id);
                return brand == null ? TriageRules.usual() : TriageRules.of(brand);
            });
            double sure = mention.actionable().confidence();
            judged.add(new Judged(
                    mention,
                    ofBrand.judge(mention),
                    Priority.of(mention).score(),
                    mention.actionable().value() ? sure : 1 - sure,
                    conversation(mention.brand(), thread, name(mention.post().author()))));
        }
    }

    private static String name(Author author) {
        return String.valueOf(author.handle() != null ? author.handle() : author.id());
    }

    private static String conversation(String brand, String thread, String author) {
        return brand + "\n" + thread + "\n" + author;
    }

    private boolean wasAnswered(Judged post) {
        return links.containsKey(post.mention().mention());
    }

    private Report report() {
        List<Judged> starters = judged.stream()
                .filter(post -> post.mention().post().inReplyTo() == null)
                .toList();
        List<Judged> further = judged.stream()
                .filter(post -> post.mention().post().inReplyTo() != null)
                .toList();
        List<Judged> opened =
                judged.stream().filter(post -> post.verdict().open()).toList();
        List<Long> delays = judged.stream()
                .filter(this::wasAnswered)
                .map(post -> delay(post).toMillis())
                .sorted()
                .toList();
        int answered = delays.size();
        return new Report(
                judged.size(),
                answered,
                recall(judged),
                share(covered(), answered),
                share(answered(opened), opened.size()),
                recall(starters),
                recall(further),
                items.size(),
                itemPrecision(),
                reasons(),
                curve(POINTS, 1.0 / POINTS, true),
                curve(POINTS, PRIORITY_STEP, false),
                ranking(opened),
                Duration.ofMillis(quantile(delays, 0.5)),
                Duration.ofMillis(quantile(delays, 0.9)),
                replies());
    }

    private int answered(List<Judged> posts) {
        return (int) posts.stream().filter(this::wasAnswered).count();
    }

    private double recall(List<Judged> posts) {
        long found = posts.stream()
                .filter(post -> post.verdict().open() && wasAnswered(post))
                .count();
        return share(found, answered(posts));
    }

    private long covered() {
        Map<String, Instant> since = new HashMap<>();
        for (Item item : items) {
            since.merge(
                    conversation(
                            item.brand(),
                            item.conversation(),
                            String.valueOf(item.customer().handle())),
                    item.publishedAt(),
                    (a, b) -> a.isBefore(b) ? a : b);
        }
        return judged.stream()
                .filter(this::wasAnswered)
                .filter(post -> !since.getOrDefault(post.conversation(), Instant.MAX)
                        .isAfter(post.mention().post().createdAt()))
                .count();
    }

    private double itemPrecision() {
        Map<String, Boolean> answered = new HashMap<>();
        judged.forEach(post -> answered.merge(post.conversation(), wasAnswered(post), Boolean::logicalOr));
        long right = items.stream()
                .filter(item -> answered.getOrDefault(
                        conversation(
                                item.brand(),
                                item.conversation(),
                                String.valueOf(item.customer().handle())),
                        false))
                .count();
        return share(right, items.size());
    }

    private Map<String, Reason> reasons() {
        Map<String, Reason> reasons = new TreeMap<>();
        for (Judged post : judged) {
            Reason one = new Reason(post.verdict().open(), 1, wasAnswered(post) ? 1 : 0);
            reasons.merge(
                    post.verdict().reason(),
                    one,
                    (a, b) -> new Reason(a.open(), a.posts() + b.posts(), a.answered() + b.answered()));
        }
        return reasons;
    }

    private List<Point> curve(int points, double step, boolean byActionable) {
        List<Point> curve = new ArrayList<>();
        int all = answered(judged);
        for (int i = 0; i < points; i++) {
            double threshold = i * step;
            List<Judged> above = judged.stream()
                    .filter(post -> (byActionable ? post.actionable() : post.priority()) >= threshold)
                    .toList();
            int right = answered(above);
            curve.add(new Point(threshold, above.size(), share(right, all), share(right, above.size())));
        }
        return curve;
    }

    private Duration delay(Judged post) {
        Instant link = links.getOrDefault(
                post.mention().mention(), post.mention().post().createdAt());
        Duration delay = Duration.between(post.mention().post().createdAt(), link);
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    private Ranking ranking(List<Judged> opened) {
        double[] scores = opened.stream().mapToDouble(Judged::priority).toArray();
        boolean[] hits = new boolean[scores.length];
        List<Judged> answered = new ArrayList<>();
        for (int i = 0; i < hits.length; i++) {
            hits[i] = wasAnswered(opened.get(i));
            if (hits[i]) {
                answered.add(opened.get(i));
            }
        }
        return new Ranking(
                Ranks.auc(scores, hits),
                Ranks.ndcg(scores, hits),
                Ranks.ndcgByChance(hits),
                Ranks.spearman(
                        answered.stream().mapToDouble(Judged::priority).toArray(),
                        answered.stream()
                                .mapToDouble(post -> delay(post).toMillis())
                                .toArray()));
    }

    private Replies replies() {
        int linked = 0;
        int recognised = 0;
        int atItsTime = 0;
        int others = 0;
        for (Item item : items) {
            Instant link = links.get(item.mention());
            boolean replied = item.firstReplyAt() != null;
            linked += link != null ? 1 : 0;
            recognised += link != null && replied ? 1 : 0;
            atItsTime += link != null && link.equals(item.firstReplyAt()) ? 1 : 0;
            others += link == null && replied ? 1 : 0;
        }
        return new Replies(linked, recognised, atItsTime, others);
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private static long quantile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
