package io.earshot.viral;

import io.earshot.alert.AlertLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Weighs a thread: how probably it will matter, and how bad it would be. Stateless. */
final class RiskScore {
    /** What the parts weigh in how bad it would be. Judgement, not learned: tone first. */
    private static final double NEGATIVITY = 0.45;

    private static final double INFLUENCE = 0.2;
    private static final double BREADTH = 0.15;
    private static final double EXPOSURE = 0.2;

    /** A thread that matters and is about to grow by less than a quarter is not about to run away any more. */
    private static final double WORTH_TELLING = 1.25;

    private static final double TONE_WEIGHT = 3; // judged posts after which the thread's own tone counts as much
    private static final double USUAL_NEGATIVE = 0.3;

    private RiskScore() {}

    /** The parts, growth first. */
    static List<RiskPart> parts(ThreadState thread, Outlook outlook, ViralSettings settings) {
        return List.of(
                growth(outlook, settings), negativity(thread), influence(thread), breadth(thread), exposure(thread));
    }

    /** 0..1 */
    static double score(List<RiskPart> parts) {
        double bad = NEGATIVITY * parts.get(1).value()
                + INFLUENCE * parts.get(2).value()
                + BREADTH * parts.get(3).value()
                + EXPOSURE * parts.get(4).value();
        return Math.sqrt(parts.get(0).value() * bad);
    }

    /** The most that a score can be when so many posts are still expected: Markov's inequality, at its worst. */
    static double bound(ThreadState thread, double expected, ViralSettings settings) {
        Cascade cascade = thread.cascade();
        double postsNeeded = Math.max((double) settings.posts(), WORTH_TELLING * cascade.size()) - cascade.size();
        double peopleNeeded = Math.max((double) settings.reach(), WORTH_TELLING * cascade.reach()) - cascade.reach();
        double byPosts = expected / postsNeeded;
        double byReach = expected * cascade.audience() / peopleNeeded;
        return Math.sqrt(Math.min(1, byPosts + byReach));
    }

    private static RiskPart growth(Outlook outlook, ViralSettings settings) {
        long posts = Math.max(settings.posts(), (long) Math.ceil(WORTH_TELLING * outlook.sizeNow()));
        long people = Math.max(settings.reach(), (long) Math.ceil(WORTH_TELLING * outlook.reachNow()));
        double byPosts = outlook.sizeAtLeast(posts);
        double byReach = outlook.reachAtLeast(people);
        String because = byPosts >= byReach
                ? percent(byPosts) + " that it comes to " + number(posts) + " posts"
                : percent(byReach) + " that it is shown " + number(people) + " times";
        return new RiskPart("growth", Math.max(byPosts, byReach), because);
    }

    private static RiskPart negativity(ThreadState thread) {
        double share = (thread.negative() + TONE_WEIGHT * USUAL_NEGATIVE) / (thread.judged() + TONE_WEIGHT);
        double value = Math.min(1, share * (1 + 0.5 * thread.worst()));
        String because = thread.judged() == 0
                ? "tone unknown"
                : thread.negative() + " of " + thread.judged() + " judged posts are negative"
                        + (thread.worst() >= 0.5 ? ", some of them severe" : "");
        return new RiskPart("negativity", value, because);
    }

    /** From nothing at 1,000 followers to all at a million, by powers of ten. */
    private static RiskPart influence(ThreadState thread) {
        double value = Math.max(0, Math.min(1, (Math.log10(1.0 + thread.widest()) - 3) / 3));
        return new RiskPart(
                "influence",
                value,
                thread.widest() == 0
                        ? "nobody of known audience has carried it on"
                        : "the widest audience of those who carried it on is " + number(thread.widest()));
    }

    /** Four platforms, or thirty-two languages, countries and hashtags, are as broad as it gets. */
    private static RiskPart breadth(ThreadState thread) {
        double platforms = Math.min(1, (thread.platforms() - 1.0) / 3);
        double communities = Math.min(1, Math.log(Math.max(1.0, (double) thread.communities())) / Math.log(32));
        return new RiskPart(
                "breadth",
                Math.max(platforms, communities),
                count(thread.platforms(), "platform") + ", about " + thread.communities()
                        + " languages, countries and hashtags");
    }

    private static RiskPart exposure(ThreadState thread) {
        double tagged = (double) thread.tagged() / thread.cascade().size();
        double value = thread.ownRoot() ? 1 : tagged;
        String because = thread.ownRoot()
                ? "it began with the brand's own post"
                : percent(tagged) + " of the posts tag the brand";
        return new RiskPart("exposure", value, because + (thread.answered() ? "; the brand has answered" : ""));
    }

    /** One sentence for people. */
    static String reason(
            ThreadState thread, Optional<AlertLevel> level, Forecast forecast, List<RiskPart> parts, Instant now) {
        Cascade cascade = thread.cascade();
        Estimate size = forecast.size();
        return "A thread with " + count(cascade.size(), "post") + " by " + count(thread.authors(), "author") + " in "
                + span(Duration.between(cascade.start(), now)) + " will probably come to "
                + number(size.likely()) + " posts (" + number(size.low()) + " to " + number(size.high())
                + ") and be shown " + number(forecast.reach().likely()) + " times: "
                + parts.get(0).because() + "; " + parts.get(1).because()
                + (level.isPresent() ? "; " + parts.get(4).because() : "") + ".";
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String count(long value, String thing) {
        return number(value) + " " + thing + (value == 1 ? "" : "s");
    }

    private static String percent(double value) {
        return Math.round(100 * value) + " %";
    }

    private static String span(Duration duration) {
        long minutes = Math.max(1, duration.toMinutes());
        return minutes < 120
                ? count(minutes, "minute")
                : minutes < 48 * 60 ? count(minutes / 60, "hour") : count(minutes / (24 * 60), "day");
    }
}
