package io.earshot.query;

import io.earshot.post.Post;
import io.earshot.post.PostKind;
import io.earshot.token.Folding;
import io.earshot.token.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whom a post is addressed to: the handle that its text begins with, and, of a reply, the first that the platform lists as
 * mentioned, or else the first in the text.
 */
final class Addressee {
    private Addressee() {}

    static boolean isAddressed(Evidence evidence, String handle) {
        Tokens tokens = evidence.tokens;
        Post post = evidence.post();
        if (tokens.forms > 0 && tokens.kind[0] == Tokens.HANDLE && is(tokens.foldedText(0), handle)) {
            return true;
        }
        if (post.kind() != PostKind.REPLY && post.inReplyTo() == null) {
            return false;
        }
        if (!post.mentions().isEmpty()) {
            return is(Folding.fold(post.mentions().get(0)), handle);
        }
        for (int form = 0; form < tokens.forms; form++) {
            if (tokens.kind[form] == Tokens.HANDLE) {
                return is(tokens.foldedText(form), handle);
            }
        }
        return false;
    }

    /** Whom it is addressed to, for people. */
    static String told(Evidence evidence) {
        List<String> all = new ArrayList<>(evidence.post().mentions());
        Tokens tokens = evidence.tokens;
        for (int form = 0; form < tokens.forms; form++) {
            if (tokens.kind[form] == Tokens.HANDLE) {
                all.add(tokens.foldedText(form));
            }
        }
        String addressed = all.stream()
                .map(handle -> handle.startsWith("@") ? handle.substring(1) : handle)
                .distinct()
                .filter(handle -> isAddressed(evidence, Folding.fold(handle)))
                .collect(Collectors.joining(" "));
        return addressed.isEmpty() ? "nobody" : addressed;
    }

    private static boolean is(String written, String handle) {
        return (written.startsWith("@") ? written.substring(1) : written).equals(handle);
    }
}
