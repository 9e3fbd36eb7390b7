package io.earshot.care;

import io.earshot.help.Expertise;
import io.earshot.state.MapTable;
import io.earshot.state.Table;
import java.util.List;

/** A routing's memory in this process; nothing is forgotten. */
final class RoutingInMaps implements RoutingMemory {
    private final Table<PostPlace> posts = new MapTable<>();
    private final Table<TopicPlace> topics = new MapTable<>();
    private final Table<List<String>> pages = new MapTable<>();
    private final Expertise expertise = new Expertise();

    @Override
    public Table<PostPlace> posts() {
        return posts;
    }

    @Override
    public Table<TopicPlace> topics() {
        return topics;
    }

    @Override
    public Table<List<String>> pages() {
        return pages;
    }

    @Override
    public Expertise expertise() {
        return expertise;
    }

    @Override
    public void learned() {
        // it is kept as it is
    }

    @Override
    public void began(String postOrTopic) {
        // a history ends before anything in it must be forgotten
    }
}
