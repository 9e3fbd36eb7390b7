package io.earshot.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a running system does.
 *
 * @param jobs in Flink's order
 * @param documents how many are in each index of ours
 * @param waiting records of the input topics that each job has not taken in for good: those since its last checkpoint too
 * @param trouble what could not be asked, and why
 */
record StatusReport(
        RunFile run,
        String data,
        List<JobStatus> jobs,
        SortedMap<String, Long> documents,
        SortedMap<String, Long> waiting,
        List<String> trouble) {
    /**
     * One job.
     *
     * @param state Flink's word, such as {@code RUNNING}
     * @param restarts since it was started, null where Flink does not tell yet
     */
    record JobStatus(
            String name,
            String state,
            Instant since,
            @Nullable Integer restarts) {}

    /** Asks all parts. One that does not answer is named, and the rest is told all the same. */
    static StatusReport of(RunFile run, DataDirectory data) throws InterruptedException {
        List<String> trouble = new ArrayList<>();
        List<JobStatus> jobs = new ArrayList<>();
        SortedMap<String, Long> documents = new TreeMap<>();
        SortedMap<String, Long> waiting = new TreeMap<>();
        ask("Flink", trouble, () -> jobs.addAll(jobs(run.flink())));
        ask("Elasticsearch", trouble, () -> documents.putAll(documents(run.elasticsearch())));
        ask("Kafka", trouble, () -> waiting.putAll(ConsumerLag.byGroup(run.kafka())));
        return new StatusReport(run, data.path().toString(), jobs, documents, waiting, trouble);
    }

    private interface Question {
        void ask() throws IOException, InterruptedException;
    }

    private static void ask(String whom, List<String> trouble, Question question) throws InterruptedException {
        try {
            question.ask();
        } catch (IOException e) {
            trouble.add(whom + " does not answer: " + e);
        }
    }

    private static List<JobStatus> jobs(String flink) throws IOException, InterruptedException {
        List<JobStatus> jobs = new ArrayList<>();
        for (JsonNode job : Rest.get(flink + "/jobs/overview").path("jobs")) {
            JsonNode restarts = Rest.get(flink + "/jobs/" + job.path("jid").asText() + "/metrics?get=numRestarts");
            jobs.add(new JobStatus(
                    job.path("name").asText(),
                    job.path("state").asText(),
                    Instant.ofEpochMilli(job.path("start-time").asLong()),
                    restarts.isEmpty() ? null : restarts.get(0).path("value").asInt()));
        }
        return jobs;
    }

    private static Map<String, Long> documents(String elasticsearch) throws IOException, InterruptedException {
        Map<String, Long> documents = new TreeMap<>();
        for (JsonNode index : Rest.get(elasticsearch + "/_cat/indices/earshot-*?format=json&h=index,docs.count")) {
            documents.put(index.path("index").asText(), index.path("docs.count").asLong());
        }
        return documents;
    }

    /** Whether every job runs and every part answered. */
    boolean isWell() {
        return trouble.isEmpty() && jobs.stream().allMatch(job -> job.state().equals("RUNNING"));
    }

    void print(PrintWriter out, DataDirectory directory) {
        out.println("Earshot runs, process " + run.pid() + ", ready since " + run.readySince());
        Addresses.print(run, directory, out);
        for (JobStatus job : jobs) {
            String restarts = job.restarts() == null ? "" : ", restarts " + job.restarts();
            out.println("  " + job.name() + ": " + job.state().toLowerCase(Locale.ROOT) + " since " + job.since()
                    + restarts);
        }
        documents.forEach((index, count) -> out.println("  " + index + ": " + count + " documents"));
        waiting.forEach((group, count) -> out.println("  group " + group + ": " + count + " records behind"));
        trouble.forEach(line -> out.println("  " + line));
        out.flush();
    }
}
