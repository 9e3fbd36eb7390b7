package io.earshot.care;

/**
 * The id of an item, {@code <brand>/<post id>}. A post id starts with its platform and a colon and may have slashes
 * after it; a brand's id has neither, so the first slash parts the two.
 */
public final class ItemId {
    private ItemId() {}

    /** Whether the id names an item, rather than a post or a conversation. */
    public static boolean matches(String id) {
        int slash = id.indexOf('/');
        int colon = id.indexOf(':');
        return slash > 0 && slash < id.length() - 1 && (colon < 0 || slash < colon);
    }

    /** The brand of the item that the id names. */
    public static String brand(String item) {
        return item.substring(0, item.indexOf('/'));
    }

    /** The post of the item that the id names. */
    public static String post(String item) {
        return item.substring(item.indexOf('/') + 1);
    }
}
