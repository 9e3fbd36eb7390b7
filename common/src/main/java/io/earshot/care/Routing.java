package io.earshot.care;

import io.earshot.mention.Mention;
import io.earshot.post.Post;
import io.earshot.topic.TopicState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the conversations of one brand to which something belongs: a post to its thread, an activity to the thread of its
 * post or to all threads of its topic, and what is new of a topic to the threads that have items of it.
 */
public final class Routing {
    /** A page is read and written as a whole, so it is not long. */
    static final int THREADS_A_PAGE = 200;

    /** So many whom nobody named are named for an item. */
    private static final int MOST_EXPERTS = 2;

    private final RoutingMemory memory;
    private final Consumer<CareEvent> out;

    /** Sends to each thread what concerns it. */
    public Routing(RoutingMemory memory, Consumer<CareEvent> out) {
        this.memory = memory;
        this.out = out;
    }

    /** Sends something on. Its thread is not known before, but for what is new of a thread. */
    public void route(CareEvent event) {
        if (event.briefed() != null) {
            mention(event, event.briefed());
        } else if (event.activity() != null) {
            activity(event, event.activity());
        } else if (event.member() != null) {
            member(event, event.member());
        } else if (event.topic() != null) {
            topic(event, event.topic());
        } else {
            out.accept(event.in(Threads.of(event.thread(), this::thread)));
        }
    }

    /** Forgets a post or a topic. */
    public void forget(String postOrTopic) {
        memory.posts().remove(postOrTopic);
        TopicPlace place = memory.topics().get(postOrTopic);
        if (place != null) {
            forget(postOrTopic, place);
        }
    }

    private void mention(CareEvent event, Briefed briefed) {
        Mention mention = briefed.mention();
        Post post = mention.post();
        String thread = Threads.of(post, this::thread);
        boolean asks = briefed.verdict().open();
        PostPlace known = memory.posts().get(post.id());
        if (asks || Threads.worthKnowing(post, thread)) {
            keep(
                    post.id(),
                    known,
                    new PostPlace(
                            thread, asks, asks ? mention.words() : List.of(), known == null ? null : known.topic()));
        }
        if (Triage.concerns(briefed, thread)) {
            out.accept(asks ? event.in(thread).with(helped(briefed)) : event.in(thread));
        }
        if (asks && known != null && known.topic() != null && known.thread() == null) {
            join(event, thread, known.topic());
        }
    }

    /** Those who resolved what is like it stand behind those whom the book names. */
    private Briefed helped(Briefed briefed) {
        Mention mention = briefed.mention();
        Set<String> experts = new LinkedHashSet<>(briefed.help().experts());
        experts.addAll(memory.expertise().best(mention.words(), mention.post().createdAt(), MOST_EXPERTS));
        return briefed.with(briefed.help().knownBy(List.copyOf(experts)));
    }

    private void activity(CareEvent event, Activity activity) {
        learn(activity);
        if (activity.topic() != null) {
            for (String thread : threads(activity.topic())) {
                out.accept(event.in(thread));
            }
        } else {
            out.accept(event.in(Threads.of(activity.lead(), this::thread)));
        }
    }

    private void learn(Activity activity) {
        String post = activity.target();
        String agent = activity.agent();
        if (activity.type() != Activity.Type.RESOLVED || post == null || agent == null) {
            return;
        }
        PostPlace place = memory.posts().get(post);
        if (place != null && !place.words().isEmpty()) {
            memory.expertise().learn(agent, place.words(), activity.at());
            memory.learned();
        }
    }

    /** A mention's topic may be known before the mention, as two jobs tell of them. */
    private void member(CareEvent event, Membership member) {
        String post = ItemId.post(member.mention());
        String topic = member.topic().topic();
        PostPlace known = memory.posts().get(post);
        if (known == null) {
            keep(post, null, new PostPlace(null, false, List.of(), topic));
        } else if (known.topic() == null) {
            keep(post, known, new PostPlace(known.thread(), known.isAsking(), known.words(), topic));
            if (known.isAsking() && known.thread() != null) {
                join(event, known.thread(), topic);
            }
        }
    }

    private void join(CareEvent event, String thread, String topic) {
        TopicPlace place = memory.topics().get(topic);
        if (place == null) {
            place = new TopicPlace(TopicNews.unknown(topic), 0);
            memory.began(topic);
        }
        String mention = event.briefed() != null
                ? event.briefed().mention().mention()
                : Objects.requireNonNull(event.member()).mention();
        memory.topics().put(topic, add(topic, place, thread));
        out.accept(CareEvent.of(new Membership(mention, place.news()), event.brand(), thread, event.at()));
    }

    /** Threads are told when they should do otherwise for it, or show another picture: not with every mention. */
    private void topic(CareEvent event, TopicNews news) {
        String topic = news.topic();
        TopicPlace place = memory.topics().get(topic);
        if (place == null) {
            if (news.state() == TopicState.OVER) {
                return;
            }
            memory.began(topic);
            memory.topics().put(topic, new TopicPlace(news, 0));
            return;
        }
        TopicPlace whole = news.mergedInto() == null ? null : memory.topics().get(news.mergedInto());
        TopicNews told = known(whole == null ? news : news.partOf(whole.news()), event.at());
        if (!told.looksLike(place.news())) {
            memory.topics().put(topic, new TopicPlace(told, place.pages()));
            for (String thread : threads(topic)) {
                out.accept(CareEvent.of(told, event.brand(), thread, event.at()));
            }
        }
        if (news.mergedInto() != null) {
            move(topic, told.whole());
        }
        if (news.state() == TopicState.OVER) {
            forget(topic, Objects.requireNonNull(memory.topics().get(topic)));
        }
    }

    /** While it is hot, those who know most of it are called. */
    private TopicNews known(TopicNews news, Instant at) {
        return news.hot() ? news.knownBy(memory.expertise().best(news.terms(), at, MOST_EXPERTS)) : news;
    }

    private void move(String topic, TopicNews whole) {
        TopicPlace place = memory.topics().get(whole.topic());
        if (place == null) {
            place = new TopicPlace(whole, 0);
            memory.began(whole.topic());
        }
        for (String thread : threads(topic)) {
            place = add(whole.topic(), place, thread);
        }
        memory.topics().put(whole.topic(), place);
    }

    private TopicPlace add(String topic, TopicPlace place, String thread) {
        List<String> last = place.pages() == 0 ? null : memory.pages().get(page(topic, place.pages()));
        if (last != null && last.contains(thread)) {
            return place;
        }
        if (last != null && last.size() < THREADS_A_PAGE) {
            List<String> longer = new ArrayList<>(last);
            longer.add(thread);
            memory.pages().put(page(topic, place.pages()), longer);
            return place;
        }
        memory.pages().put(page(topic, place.pages() + 1), List.of(thread));
        return new TopicPlace(place.news(), place.pages() + 1);
    }

    private Set<String> threads(String topic) {
        TopicPlace place = memory.topics().get(topic);
        Set<String> threads = new LinkedHashSet<>();
        for (int page = 1; place != null && page <= place.pages(); page++) {
            List<String> some = memory.pages().get(page(topic, page));
            threads.addAll(some == null ? List.of() : some);
        }
        return threads;
    }

    private void forget(String topic, TopicPlace place) {
        for (int page = 1; page <= place.pages(); page++) {
            memory.pages().remove(page(topic, page));
        }
        memory.topics().remove(topic);
    }

    private void keep(String post, @Nullable PostPlace before, PostPlace now) {
        if (before == null) {
            memory.began(post);
        }
        if (!now.equals(before)) {
            memory.posts().put(post, now);
        }
    }

    private @Nullable String thread(String post) {
        PostPlace place = memory.posts().get(post);
        return place == null ? null : place.thread();
    }

    private static String page(String topic, int page) {
        return topic + "#" + page;
    }
}
