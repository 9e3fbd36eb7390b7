package io.earshot.jobs.cli;

import io.earshot.mention.Mention;
import io.earshot.topic.BrandTopics;
import io.earshot.topic.Topic;
import io.earshot.topic.TopicLinks;
import io.earshot.topic.TopicSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The topics of some brands, as the trends job would have told them by the mentions' own times. */
final class TopicReplay {
    private final TopicSettings settings = TopicSettings.DEFAULTS;
    private final Map<String, BrandTopics> brands = new LinkedHashMap<>();
    private final TopicLinks links = new TopicLinks(settings.endAfter());

    /** As they were told last; whether they are alive or not. */
    private final Map<String, Topic> told = new LinkedHashMap<>();

    private Instant now = Instant.MIN;

    /** Whether anybody wants the topics themselves. */
    private final boolean tells;

    TopicReplay(boolean tells) {
        this.tells = tells;
    }

    /**
     * Where a mention went.
     *
     * @param surprise how new it was there
     * @param isSample whether it may become an exemplar of its topic
     * @param merged the topic that became part of this one by it
     */
    record Placed(
            String topic,
            double surprise,
            boolean isSample,
            @Nullable String merged) {}

    Placed add(Mention mention) {
        passTo(mention.post().createdAt());
        BrandTopics topics = brands.computeIfAbsent(mention.brand(), id -> new BrandTopics(id, settings));
        String topic = topics.add(mention);
        return new Placed(
                topic, topics.surprise(), topics.isSample(), topics.merged().orElse(null));
    }

    /** Lets the minutes pass; over a long gap, what they would have changed is done in one step. */
    private void passTo(Instant time) {
        Instant minute = time.truncatedTo(ChronoUnit.MINUTES);
        if (now.equals(Instant.MIN)) {
            now = minute;
        }
        if (!minute.isAfter(now)) {
            return;
        }
        // The state of a topic changes with minutes; that it ended is seen at any later time.
        Instant from = Duration.between(now, minute).compareTo(settings.endAfter()) > 0 ? minute : now.plusSeconds(60);
        for (Instant at = from; !at.isAfter(minute); at = at.plusSeconds(60)) {
            now = at;
            brands.values().forEach(topics -> topics.advance(now));
            tell();
        }
    }

    private void tell() {
        if (tells) {
            for (BrandTopics topics : brands.values()) {
                topics.changed(now).forEach(this::tell);
            }
        }
    }

    private void tell(Topic topic) {
        links.add(topic).forEach(linked -> told.put(linked.topic(), linked));
    }

    /** Every topic there was that was large enough to be told, as it was last, the first of it all first. */
    List<Topic> topics() {
        tell();
        for (BrandTopics topics : brands.values()) {
            for (Topic topic : topics.all(now)) {
                told.put(topic.topic(), topic.linked(links.of(topic.topic()), topic.version()));
            }
        }
        List<Topic> all = new ArrayList<>(told.values());
        all.sort(Comparator.comparing(Topic::firstSeen).thenComparing(Topic::topic));
        return all;
    }
}
