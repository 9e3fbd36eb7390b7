package io.earshot.care;

import java.util.ArrayList;
import java.util.List;

/** What care has to tell, each list in order. */
public final class CareNews {
    private final List<Item> items = new ArrayList<>();
    private final List<ItemEvent> events = new ArrayList<>();

    /** The new versions of items. */
    public List<Item> items() {
        return items;
    }

    /** What happened to items, each once. */
    public List<ItemEvent> events() {
        return events;
    }
}
