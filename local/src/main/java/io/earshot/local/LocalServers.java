package io.earshot.local;

import io.earshot.jobs.cli.ProcessMark;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.KafkaBroker;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The broker and the node of a local system, which start and stop side by side. */
final class LocalServers implements AutoCloseable {
    private final Starting<KafkaBroker> broker;
    private final Starting<ElasticsearchNode> node;

    private LocalServers(Starting<KafkaBroker> broker, Starting<ElasticsearchNode> node) {
        this.broker = broker;
        this.node = node;
    }

    /** Begins to start them. */
    static LocalServers begin(DataDirectory data, PortNumbers ports, UpOptions options, Progress progress) {
        return new LocalServers(
                Starting.begin("kafka", () -> {
                    KafkaBroker broker = KafkaBroker.in(data.kafka())
                            .port(ports.kafka())
                            .controllerPort(ports.kafkaController())
                            .heapMegabytes(options.kafkaHeapMegabytes())
                            .start();
                    progress.done("Kafka", broker.bootstrapServers());
                    return broker;
                }),
                Starting.begin("elasticsearch", () -> {
                    ElasticsearchNode node = ElasticsearchNode.in(data.elasticsearch())
                            .port(ports.elasticsearch())
                            .transportPort(ports.elasticsearchTransport())
                            .heapMegabytes(options.elasticsearchHeapMegabytes())
                            .start();
                    progress.done("Elasticsearch", node.url());
                    return node;
                }));
    }

    KafkaBroker broker() throws IOException, InterruptedException {
        return broker.get();
    }

    ElasticsearchNode node() throws IOException, InterruptedException {
        return node.get();
    }

    /** Both, to be watched. */
    List<KeepAlive.Server> all() throws IOException, InterruptedException {
        KafkaBroker kafka = broker();
        ElasticsearchNode elasticsearch = node();
        return List.of(
                new KeepAlive.Server("Kafka", kafka::isAlive, kafka::restart),
                new KeepAlive.Server("Elasticsearch", elasticsearch::isAlive, elasticsearch::restart));
    }

    Map<String, ProcessMark> processes() throws IOException, InterruptedException {
        return Map.of("kafka", mark(broker().pid()), "elasticsearch", mark(node().pid()));
    }

    private static ProcessMark mark(long pid) {
        return ProcessHandle.of(pid).map(ProcessMark::of).orElse(new ProcessMark(pid, null));
    }

    @Override
    public void close() {
        Starting<Void> closing = Starting.begin("kafka-stop", () -> {
            broker.close();
            return null;
        });
        node.close();
        closing.await();
    }

    /** Something that is started by a thread of its own. */
    private static final class Starting<T> {
        private final FutureTask<T> task;
        private final Thread thread;

        private Starting(FutureTask<T> task, Thread thread) {
            this.task = task;
            this.thread = thread;
        }

        static <T> Starting<T> begin(String name, Callable<T> start) {
            FutureTask<T> task = new FutureTask<>(start);
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
            return new Starting<>(task, thread);
        }

        T get() throws IOException, InterruptedException {
            try {
                return task.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            }
        }

        /** Closes what was started; gives up what is about to be. */
        void close() {
            if (!task.isDone()) {
                thread.interrupt(); // whoever waits for a server to come up kills it then
            }
            await();
            try {
                if (task.get() instanceof AutoCloseable server) {
                    server.close();
                }
            } catch (Exception e) {
                // It never came up.
            }
        }

        void await() {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
