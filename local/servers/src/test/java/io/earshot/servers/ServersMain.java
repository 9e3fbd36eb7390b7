package io.earshot.servers;

import java.nio.file.Path;

/** Starts servers and then waits to be killed. */
final class ServersMain {
    private ServersMain() {}

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        KafkaBroker broker = KafkaBroker.in(directory.resolve("kafka")).start();
        ElasticsearchNode node = ElasticsearchNode.in(directory.resolve("elasticsearch"))
                .heapMegabytes(512)
                .start();
        System.out.println("up " + broker.pid() + " " + node.pid());
        Thread.sleep(Long.MAX_VALUE);
    }
}
