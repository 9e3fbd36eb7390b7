package io.earshot.jobs.onnx;

import io.earshot.jobs.config.NetworkConfig;
import java.util.HashMap;
import java.util.Map;

/** Networks in use, each read once for all tasks of a process: they have many megabytes. */
final class SharedNetworks {
    private static final Map<NetworkConfig, Shared> IN_USE = new HashMap<>();

    private SharedNetworks() {}

    private static final class Shared {
        final Network network;
        int users;

        Shared(Network network) {
            this.network = network;
        }
    }

    /**
     * The network, read at its first user; each user gives it back once.
     *
     * @throws IllegalArgumentException if it can't be used as configured, in words for the user
     */
    static synchronized Network take(NetworkConfig config) {
        Shared shared = IN_USE.computeIfAbsent(config, absent -> new Shared(Network.load(config)));
        shared.users++;
        return shared.network;
    }

    static synchronized void giveBack(NetworkConfig config) {
        Shared shared = IN_USE.get(config);
        if (shared != null && --shared.users == 0) {
            IN_USE.remove(config);
            shared.network.close();
        }
    }

    /** How many networks are open. */
    static synchronized int open() {
        return IN_USE.size();
    }
}
