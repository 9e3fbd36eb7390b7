package io.earshot.care;

import io.earshot.brand.Brand;
import io.earshot.post.Platform;
import io.earshot.post.Post;
import io.earshot.post.PostKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** To whom a post is addressed, as a brand sees it. */
enum Address {
    /** To the brand: it begins with one of its handles, or is a message to it or a review of it. */
    BRAND,
    /**
     * To others who talk in a thread in which the brand was named: platforms put the handles of all of them before an
     * answer, so the brand stands there behind another, and nowhere else.
     */
    OTHERS,
    /** To nobody in particular, or it is not known. */
    NOBODY;

    /** The handles that a text begins with; a dot before the first shows an answer to one's own followers too. */
    private static final Pattern LEADING = Pattern.compile("^\\s*\\.?@[^\\s@]\\S*(?:[\\s,:]+@[^\\s@]\\S*)*");

    private static final Pattern HANDLE = Pattern.compile("@([\\p{L}\\p{N}_][\\p{L}\\p{N}_.@-]*)");

    static Address of(Post post, Brand brand) {
        if (post.kind() == PostKind.MESSAGE || post.kind() == PostKind.REVIEW) {
            return BRAND;
        }
        String text = post.text();
        Matcher leading = LEADING.matcher(text);
        if (!leading.find()) {
            boolean isAnswer = isAnswer(post) && !post.mentions().isEmpty();
            return isAnswer && brand.hasHandle(post.platform(), post.mentions().get(0)) ? BRAND : NOBODY;
        }
        Matcher handles = HANDLE.matcher(text);
        if (handles.find() && isOf(handles, brand, post.platform())) {
            return BRAND;
        }
        boolean leads = false;
        do {
            if (isOf(handles, brand, post.platform())) {
                if (handles.start() >= leading.end()) {
                    return NOBODY;
                }
                leads = true;
            }
        } while (handles.find());
        return leads && isAnswer(post) ? OTHERS : NOBODY;
    }

    private static boolean isAnswer(Post post) {
        return post.kind() == PostKind.REPLY || post.inReplyTo() != null;
    }

    /** A handle may end with what ends a sentence. */
    private static boolean isOf(Matcher handle, Brand brand, Platform platform) {
        String name = handle.group(1);
        int end = name.length();
        while (end > 1 && ".-@".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return brand.hasHandle(platform, name.substring(0, end));
    }
}
