package io.earshot.jobs.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.jobs.deliver.Outcome;
import io.earshot.jobs.deliver.Sender;
import io.earshot.jobs.deliver.Web;
import io.earshot.jobs.tickets.TicketCourier.Order;
import io.earshot.ticket.ItemVersion;
import io.earshot.ticket.JiraBody;
import io.earshot.ticket.JiraTarget;
import io.earshot.ticket.Picture;
import io.earshot.ticket.TicketLink;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one request of Jira Service Management an item. Before a request is made, it is looked for by a word in its
 * description, and before something is said in it, what was said is read: so an attempt whose answer was lost is not made
 * twice.
 */
final class JiraSender implements Sender<Order> {
    private static final String REQUESTS = "/rest/servicedeskapi/request";
    private static final String ISSUES = "/rest/api/3/issue/";

    /** Jira finds what was just made only after some seconds. */
    private static final Duration UNTIL_FOUND = Duration.ofSeconds(30);

    private final JiraTarget target;
    private final TicketWeb web;

    JiraSender(JiraTarget target, TicketWeb web) {
        this.target = target;
        this.web = web;
    }

    /** A request did not go as it should: what became of the whole attempt. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // Never serialised.
        final Outcome outcome;

        Failed(Outcome outcome) {
            super(outcome.detail(), null, false, false);
            this.outcome = outcome;
        }
    }

    @Override
    public Outcome send(Order order) throws InterruptedException {
        ItemVersion item = order.item();
        TicketLink link = order.link();
        try {
            if (link != null && !link.remote().isEmpty()) {
                return link.picture().equals(Picture.of(item))
                        ? Outcome.told("nothing that people act on", link.remote())
                        : update(item, link.remote(), link.picture());
            }
            String found = find(item);
            if (!found.isEmpty()) {
                return update(item, found, null);
            }
            return update(item, create(item), null);
        } catch (Failed e) {
            return e.outcome;
        }
    }

    private String find(ItemVersion item) throws Failed, InterruptedException {
        JsonNode found = json("POST", "/rest/api/3/search/jql", JiraBody.search(item));
        JsonNode issue = found.at("/issues/0");
        // A search promises the id alone, and either names an issue.
        return issue.path("key").asText(issue.path("id").asText());
    }

    private String create(ItemVersion item) throws Failed, InterruptedException {
        Web.Answer answer = ask("POST", REQUESTS, JiraBody.create(target, item));
        if (answer.status() == 0 || answer.status() / 100 == 5) {
            // It may be there all the same.
            Duration wait = answer.outcome().retryAfter();
            throw new Failed(
                    answer.outcome().kind() == Outcome.Kind.REFUSED
                            ? answer.outcome()
                            : Outcome.tryAgain(
                                    answer.outcome().detail(), wait.compareTo(UNTIL_FOUND) > 0 ? wait : UNTIL_FOUND));
        }
        String key = good(answer, UNTIL_FOUND).path("issueKey").asText();
        if (key.isEmpty()) {
            throw new Failed(TicketWeb.garbled(answer, UNTIL_FOUND));
        }
        return key;
    }

    /** @param before what the request was told last; null where that is not known */
    private Outcome update(ItemVersion item, String key, @Nullable Picture before) throws Failed, InterruptedException {
        JsonNode issue = json("GET", ISSUES + key + "?fields=status,labels,description", null);
        Optional<String> fields = JiraBody.fields(target, before, item, issue);
        if (fields.isPresent()) {
            done("PUT", ISSUES + key, fields.get());
        }
        Optional<String> comment = JiraBody.comment(target, before, item);
        if (comment.isPresent() && !JiraBody.wasSaid(item, issue.toString())) {
            JsonNode said = json("GET", ISSUES + key + "/comment?orderBy=-created&maxResults=20", null);
            if (!JiraBody.wasSaid(item, said.toString())) {
                done("POST", REQUESTS + "/" + key + "/comment", comment.get());
            }
        }
        if (before == null || before.status() != item.status()) {
            JsonNode transitions = json("GET", ISSUES + key + "/transitions", null);
            Optional<String> transition = JiraBody.transition(target, item, issue, transitions);
            if (transition.isPresent()) {
                done("POST", ISSUES + key + "/transitions", transition.get());
            }
        }
        return Outcome.told("told " + key, key);
    }

    private void done(String method, String path, String body) throws Failed, InterruptedException {
        Web.Answer answer = ask(method, path, body);
        if (!answer.isGood()) {
            throw new Failed(answer.outcome());
        }
    }

    private JsonNode json(String method, String path, @Nullable String body) throws Failed, InterruptedException {
        return good(ask(method, path, body), Duration.ZERO);
    }

    private static JsonNode good(Web.Answer answer, Duration wait) throws Failed {
        if (!answer.isGood()) {
            throw new Failed(answer.outcome());
        }
        Optional<JsonNode> json = TicketWeb.json(answer);
        if (json.isEmpty()) {
            throw new Failed(TicketWeb.garbled(answer, wait));
        }
        return json.get();
    }

    private Web.Answer ask(String method, String path, @Nullable String body) throws InterruptedException {
        return web.send(web.request(method, path, body)
                .header("Authorization", target.authorization().value())
                .build());
    }
}
