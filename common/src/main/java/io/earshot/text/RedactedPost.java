package io.earshot.text;

import io.earshot.post.Post;
import io.earshot.text.personal.PersonalData;
import io.earshot.text.personal.Redaction;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A post without the personal data that was in the fields that people fill. Who wrote it and whom it names stay: care
 * has to answer them.
 *
 * @param kinds what was found, sorted
 */
record RedactedPost(Post post, List<String> kinds) {

    /** The post, of which the text is redacted already. */
    static RedactedPost of(Post post, Redaction text, Understanding understanding, PersonalData ofBrand) {
        SortedSet<String> kinds = new TreeSet<>(text.kinds());
        Redactor brands = new Redactor(understanding, ofBrand, kinds);
        // Platforms' own addresses have numbers of their own, which a brand's pattern would take for orders.
        Redactor platforms = new Redactor(understanding, PersonalData.common(), kinds);
        Post redacted = post.redacted(
                text.text(),
                post.url() == null ? null : platforms.redact(post.url()),
                post.links().stream().map(brands::redact).toList(),
                post.hashtags().stream().filter(brands::isHarmlessTag).toList(),
                post.media().stream().map(platforms::redact).toList());
        return new RedactedPost(redacted, List.copyOf(kinds));
    }

    /** Notes the kinds that it finds. */
    private record Redactor(Understanding understanding, PersonalData personalData, SortedSet<String> kinds) {
        String redact(String field) {
            Redaction redaction = understanding.redact(field, personalData);
            kinds.addAll(redaction.kinds());
            return redaction.text();
        }

        /** A tag with a part of it hidden would be another. */
        boolean isHarmlessTag(String tag) {
            return redact(tag).equals(tag) && redact("#" + tag).length() == tag.length() + 1;
        }
    }
}
