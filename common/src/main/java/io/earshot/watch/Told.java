package io.earshot.watch;

import io.earshot.alert.Alert;
import io.earshot.topic.Topic;
import java.util.ArrayList;
import java.util.List;

/** What a watch has to tell, each list in order. */
public final class Told {
    private final List<Topic> topics = new ArrayList<>();
    private final List<TopicMember> members = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    /** Topics that are new, or look otherwise than when last told. */
    public List<Topic> topics() {
        return topics;
    }

    /** Mentions that may want an answer, with the topics that they were put into. */
    public List<TopicMember> members() {
        return members;
    }

    /** Alerts that open, that look otherwise than when last told, or that close. */
    public List<Alert> alerts() {
        return alerts;
    }
}
