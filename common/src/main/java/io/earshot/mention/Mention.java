package io.earshot.mention;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.earshot.post.Post;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A post that means a brand: one per (post, brand), as {@code earshot.mentions} carries it. The post's own fields
 * stand beside the others in JSON, and its text is redacted.
 *
 * @param mention {@code <brand>/<post id>}
 * @param queries which queries matched, with offsets in the redacted text; empty for a post of the brand's own
 * @param tagged whether one of the brand's handles is used in the post
 * @param own whether the brand wrote it
 * @param sentiment null where the language is not judged
 * @param severity 0..1, how bad it is if true
 * @param flags what a person should know of it before they read it
 * @param personalData the kinds that were found and redacted, such as {@code email}
 * @param reach how many people may have seen it: followers, or views where they are more
 * @param models which models judged it: the kind of each, such as {@code sentiment}, with its language and version, such
 *     as {@code en-1f3a9c04}; in order of kinds, so that the same mention is written in the same bytes
 * @param words the content words of the text, folded, each once
 * @param tags what the brand's rules that hold call it, in order, each once
 * @param score the sum of what the brand's rules that hold are worth; null where none gives a score
 */
public record Mention(
        String mention,
        String brand,
        @JsonUnwrapped Post post,
        List<QueryMatch> queries,
        boolean tagged,
        boolean own,
        Language language,
        @Nullable Sentiment sentiment,
        Intent intent,
        double severity,
        Actionable actionable,
        List<Flag> flags,
        List<String> personalData,
        long reach,
        Map<String, String> models,
        List<String> words,
        List<String> tags,
        @Nullable Double score) {

    public Mention {
        Objects.requireNonNull(mention, "mention");
        Objects.requireNonNull(brand, "brand");
        queries = queries == null ? List.of() : queries;
        flags = flags == null ? List.of() : flags;
        personalData = personalData == null ? List.of() : personalData;
        models = models == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(models));
        words = words == null ? List.of() : words;
        tags = tags == null ? List.of() : tags;
    }

    /** The same with another judgement of its tone. */
    public Mention withSentiment(Sentiment judged) {
        return with(judged, flags, models);
    }

    /**
     * The same with another judgement of its tone.
     *
     * @param edition of the model that judged it, such as {@code onnx-1f3a9c04}
     */
    public Mention withSentiment(Sentiment judged, String edition) {
        Map<String, String> judges = new TreeMap<>(models);
        judges.put("sentiment", edition);
        return with(judged, flags, judges);
    }

    /** The same with that flag, among the others in their order. */
    public Mention with(Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return with(sentiment, List.copyOf(more), models);
    }

    private Mention with(@Nullable Sentiment newSentiment, List<Flag> newFlags, Map<String, String> newModels) {
        return new Mention(
                mention,
                brand,
                post,
                queries,
                tagged,
                own,
                language,
                newSentiment,
                intent,
                severity,
                actionable,
                newFlags,
                personalData,
                reach,
                newModels,
                words,
                tags,
                score);
    }

    /** The id of the mention that a post makes of a brand. */
    public static String id(String brand, String post) {
        return brand + "/" + post;
    }
}
