package io.earshot.jobs.connect;

import net.jpountz.lz4.LZ4Factory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Kafka's client unpack lz4 by machine code. Left to itself the library does so only where the JVM's own class loader
 * loaded it, which a job's jar never is, and falls back to Java code that takes several times as long.
 */
final class NativeLz4 {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLz4.class);

    private NativeLz4() {}

    /** Must come before the first use of lz4 in this process's copy of the job. */
    static void load() {
        try {
            LZ4Factory.nativeInstance();
        } catch (LinkageError | RuntimeException e) {
            LOG.info("No native lz4 on this machine, which costs time and nothing else: {}", e.toString());
        }
    }
}
