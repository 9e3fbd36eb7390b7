package io.earshot.care;

import io.earshot.help.Expertise;
import io.earshot.state.Table;
import java.util.List;

/** Where a {@link Routing} keeps what it must remember of one brand. */
public interface RoutingMemory {
    /** By post. */
    Table<PostPlace> posts();

    /** By topic. */
    Table<TopicPlace> topics();

    /** Lists of threads, by topic and page. */
    Table<List<String>> pages();

    /** What the brand's agents have resolved. */
    Expertise expertise();

    /** Says that the expertise has grown, so that it is kept. */
    void learned();

    /** Says that a post or a topic was put there for the first time, so that it can be forgotten in time. */
    void began(String postOrTopic);
}
