package io.earshot.jobs.notify;

import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.deliver.DeliverInOrder;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.notify.Message;
import io.earshot.notify.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.functions.OpenContext;

/** Tells people; the messages of one lane, a target's of one alert, one after the other. */
final class Deliver extends DeliverInOrder<Message> {
    private static final long serialVersionUID = 1;

    private final NotifyConfig config;
    private transient Courier courier;

    Deliver(NotifyConfig config) {
        super(Message.class, NotifyJob.DELIVER, config.backoff());
        this.config = config;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        courier = new Courier(config);
    }

    @Override
    protected List<String> targets() {
        return config.plan().targets().stream().map(Target::name).toList();
    }

    @Override
    protected CompletableFuture<Outcome> send(Message message) {
        return courier.send(message);
    }

    @Override
    protected DeadLetter letter(Message message, String id, String reason) {
        return new DeadLetter(
                id, NotifyJob.DELIVER, reason, null, null, null, message.at(), message.thread(), message.json());
    }

    @Override
    public void close() {
        if (courier != null) {
            courier.close();
        }
    }
}
