package io.earshot.jobs.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.RunOptions;

/** One run of a network, which another thread can end before its time: it then fails. */
final class NetworkRun implements AutoCloseable {
    /** The runtime would write a line to standard error at each failure; ours are counted, and logged now and then. */
    static final OrtLoggingLevel LOG_LEVEL = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;

    private final RunOptions options;
    private boolean closed;

    NetworkRun() throws OrtException {
        options = new RunOptions();
        options.setLogLevel(LOG_LEVEL);
    }

    RunOptions options() {
        return options;
    }

    /** Lets the run fail at its next step, if it still goes on. */
    synchronized void end() {
        if (!closed) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        options.close();
    }
}
