package io.earshot.text;

import io.earshot.brand.Brand;
import io.earshot.brand.Names;
import io.earshot.mention.Mention;
import io.earshot.mention.QueryMatch;
import io.earshot.mention.Ruling;
import io.earshot.mention.Span;
import io.earshot.number.NumberPattern;
import io.earshot.post.Post;
import io.earshot.query.BrandMatch;
import io.earshot.text.personal.PersonalData;
import io.earshot.text.personal.Redaction;
import java.util.List;

/** Makes mentions of posts: says what they are about, and hides their personal data before anything is sent on. */
public final class Mentions {
    private final Understanding understanding;

    public Mentions(Understanding understanding) {
        this.understanding = understanding;
    }

    /**
     * The mention that a post makes of a brand.
     *
     * @param languages what the brand serves; empty for all that we can judge
     * @param numbers what the numbers of its orders, bookings and the like look like
     * @param names what posts call it and its competitors
     * @param queries which of its queries matched, with offsets in the post's text
     * @param tagged whether one of the brand's handles is used in the post
     * @param own whether the brand wrote it
     * @param ruling what its rules say of the post
     */
    public Mention of(
            Post post,
            String brand,
            List<String> languages,
            List<NumberPattern> numbers,
            Names names,
            List<QueryMatch> queries,
            boolean tagged,
            boolean own,
            Ruling ruling) {
        PersonalData personalData = PersonalData.with(numbers);
        Analysis analysis =
                understanding.analyze(post.text(), post.lang(), languages, personalData, names, spans(queries));
        return of(post, brand, analysis, personalData, queries, tagged, own, ruling);
    }

    /** The mention of a post that was found to mean a brand. */
    public Mention of(Post post, BrandMatch match) {
        Brand brand = match.brand();
        return of(
                post,
                brand.id(),
                brand.languages(),
                brand.personalData(),
                Names.of(brand),
                match.queries(),
                match.tagged(),
                match.own(),
                match.ruling());
    }

    /** A mention that is not judged: for what asks only which words it has, and in which language. */
    public Mention gist(Post post, String brand) {
        PersonalData personalData = PersonalData.common();
        Analysis gist = understanding.gist(post.text(), post.lang(), personalData);
        return of(post, brand, gist, personalData, List.of(), false, false, Ruling.NONE);
    }

    private Mention of(
            Post post,
            String brand,
            Analysis analysis,
            PersonalData personalData,
            List<QueryMatch> queries,
            boolean tagged,
            boolean own,
            Ruling ruling) {
        Redaction redaction = analysis.redaction();
        RedactedPost redacted = RedactedPost.of(post, redaction, understanding, personalData);
        return new Mention(
                Mention.id(brand, post.id()),
                brand,
                redacted.post(),
                queries.stream().map(match -> moved(match, redaction)).toList(),
                tagged,
                own,
                analysis.language(),
                analysis.sentiment(),
                analysis.intent(),
                analysis.severity(),
                analysis.actionable(),
                analysis.flags(),
                redacted.kinds(),
                reach(post),
                analysis.models(),
                analysis.words(),
                ruling.tags(),
                ruling.score());
    }

    private static List<Span> spans(List<QueryMatch> queries) {
        return queries.stream().flatMap(match -> match.spans().stream()).toList();
    }

    private static QueryMatch moved(QueryMatch match, Redaction redaction) {
        return new QueryMatch(
                match.id(), match.spans().stream().map(redaction::move).toList());
    }

    /** How many people may have seen the post: its author's followers, or its views where they are more. */
    private static long reach(Post post) {
        long followers = post.author().followers() == null ? 0 : post.author().followers();
        return Math.max(followers, post.views() == null ? 0 : post.views());
    }
}
