package io.earshot.jobs.care;

import io.earshot.customer.AuthorKey;
import io.earshot.customer.CustomerContext;
import io.earshot.customer.CustomerFile;
import io.earshot.customer.CustomerFileState;
import io.earshot.customer.CustomerNews;
import io.earshot.mention.Mention;
import io.earshot.post.Post;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the {@link CustomerFile} of each author, and says of each mention what was known of its author before. The
 * brand's own posts, and those whose author nobody knows, go by.
 *
 * <p>On event time books and mentions are put in one order, up to the watermark, so that a replay knows of its
 * customers what was known then. What comes later than the watermark counts at once.
 */
final class KnowCustomers<I, O> extends KeyedCoProcessFunction<String, I, CustomerNews, O> {
    private static final long serialVersionUID = 1;

    /** How exact the forgetting is: finer would write state with every post for nothing. */
    private static final long GRAIN_MILLIS = Duration.ofDays(1).toMillis();

    private final CareConfig config;
    private final Introduction<I, O> introduction;
    private final TypeInformation<I> carrier;

    private transient ValueState<CustomerFileState> files;

    /** When to forget what the author wrote, in milliseconds since 1970; it only moves on, and its timer follows. */
    private transient ValueState<Long> ending;

    /** What waits for its turn on event time. */
    private transient Alarms<I> waiting;

    private transient Alarms<CustomerNews> waitingNews;

    KnowCustomers(CareConfig config, Introduction<I, O> introduction, TypeInformation<I> carrier) {
        this.config = config;
        this.introduction = introduction;
        this.carrier = carrier;
    }

    /** By what a mention meets the file of its author. */
    static String key(Mention mention) {
        Post post = mention.post();
        // Nobody's posts would all meet in one place.
        return AuthorKey.of(post.platform(), post.author())
                .map(AuthorKey::toString)
                .orElseGet(mention::mention);
    }

    @Override
    public void open(OpenContext context) {
        RuntimeContext state = getRuntimeContext();
        files = state.getState(new ValueStateDescriptor<>("file", TypeInformation.of(CustomerFileState.class)));
        ending = state.getState(new ValueStateDescriptor<>("ending", Types.LONG));
        waiting = Alarms.of(state, "waiting", carrier);
        waitingNews = Alarms.of(state, "waiting-news", TypeInformation.of(CustomerNews.class));
    }

    @Override
    public void processElement1(I element, Context context, Collector<O> out) throws Exception {
        Mention mention = introduction.mention(element);
        Post post = mention.post();
        if (mention.own() || AuthorKey.of(post.platform(), post.author()).isEmpty()) {
            out.collect(introduction.with(element, CustomerContext.UNKNOWN));
            return;
        }
        Timers timers = timers(context);
        if (timers.ahead(post.createdAt())) {
            waiting.set(post.createdAt().toEpochMilli(), element, timers);
        } else {
            hear(element, timers, out);
        }
    }

    @Override
    public void processElement2(CustomerNews news, Context context, Collector<O> out) throws Exception {
        Timers timers = timers(context);
        if (timers.ahead(news.at())) {
            waitingNews.set(news.at().toEpochMilli(), news, timers);
        } else {
            learn(news);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<O> out) throws Exception {
        Timers timers = timers(context);
        for (CustomerNews news : waitingNews.ring(timestamp)) {
            learn(news);
        }
        List<I> turn = waiting.ring(timestamp);
        turn.sort(Comparator.comparing(element -> introduction.mention(element).mention()));
        for (I element : turn) {
            hear(element, timers, out);
        }
        end(timestamp, timers);
    }

    private void hear(I element, Timers timers, Collector<O> out) throws IOException {
        Mention mention = introduction.mention(element);
        CustomerFile file = file();
        CustomerContext customer =
                file.hear(mention, introduction.asks(element), mention.post().thread());
        keep(file);
        if (!file.state().met().isEmpty()) {
            remember(
                    switch (timers.clock()) {
                        case WALL -> timers.now();
                        case EVENT -> mention.post().createdAt().toEpochMilli();
                    },
                    timers);
        }
        out.collect(introduction.with(element, customer));
    }

    private void learn(CustomerNews news) throws IOException {
        CustomerFile file = file();
        file.learn(news);
        keep(file);
    }

    private void remember(long heardMillis, Timers timers) throws IOException {
        long end = (heardMillis + CustomerFile.MEMORY.toMillis()) / GRAIN_MILLIS * GRAIN_MILLIS + GRAIN_MILLIS;
        Long known = ending.value();
        if (known != null && known >= end) {
            return;
        }
        ending.update(end);
        if (known == null) {
            timers.set(end);
        }
    }

    private void end(long timestamp, Timers timers) throws IOException {
        Long end = ending.value();
        if (end == null) {
            return;
        }
        if (end > timestamp) {
            timers.set(end);
            return;
        }
        ending.clear();
        CustomerFile file = file();
        file.forgetPosts();
        keep(file);
    }

    private CustomerFile file() throws IOException {
        CustomerFileState state = files.value();
        return new CustomerFile(state == null ? CustomerFileState.empty() : state);
    }

    private void keep(CustomerFile file) throws IOException {
        if (file.isEmpty()) {
            files.clear();
        } else {
            files.update(file.state());
        }
    }

    private Timers timers(Context context) {
        return new Timers(config.clock(), context.timerService());
    }
}
