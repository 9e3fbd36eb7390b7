package io.earshot.jobs.notify;

import io.earshot.jobs.deliver.Desks;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.deliver.Web;
import io.earshot.notify.MailTarget;
import io.earshot.notify.Message;
import io.earshot.notify.SlackBody;
import io.earshot.notify.Target;
import io.earshot.notify.WebTarget;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Tells the targets of a plan. */
public final class Courier implements AutoCloseable {
    private final Desks<Message> desks = new Desks<>("notify");

    /** Of all targets that the configuration names. */
    public Courier(NotifyConfig config) {
        HttpClient client = Web.client(config.timeout());
        SlackBody slack = new SlackBody(config.plan().zone(), config.links());
        for (Target target : config.plan().targets()) {
            if (target instanceof WebTarget web) {
                desks.open(target.name(), new WebSender(client, web, slack, config.timeout(), Clock.systemUTC()));
            } else if (target instanceof MailTarget mail) {
                desks.open(
                        target.name(),
                        new MailSender(mail, config.plan().zone(), config.links(), config.timeout(), null));
            }
        }
    }

    /** Makes one attempt. The future ends without exception unless the courier is closed. */
    public CompletableFuture<Outcome> send(Message message) {
        return desks.send(message.target(), message);
    }

    @Override
    public void close() {
        desks.close();
    }
}
