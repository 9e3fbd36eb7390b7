package io.earshot.local;

import java.io.PrintWriter;

/** Where the parts of a running system are, for people. */
final class Addresses {
    private Addresses() {}

    static void print(RunFile run, DataDirectory data, PrintWriter out) {
        out.println("  Kafka          " + run.kafka());
        out.println("  Elasticsearch  " + run.elasticsearch());
        out.println("  Flink          " + run.flink());
        out.println("  data           " + data.path());
        out.println("  log            " + data.log());
        out.flush();
    }
}
