package io.earshot.jobs.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.earshot.jobs.config.NetworkConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A classifier in ONNX Runtime. Any number of threads may run it at once. */
final class Network implements AutoCloseable {
    /** Of different lengths, so that padding is tried too. */
    private static final List<String> TRIAL = List.of("yes", "well, it works as it should, and that is all I ask");

    private static final String EXTENSIONS_DOMAIN = "ai.onnx.contrib";
    private static final String EXTENSIONS = "ai.onnxruntime.extensions.OrtxPackage";

    private final OrtSession session;
    private final NetworkInputs inputs;
    private final NetworkOutput output;
    private final String edition;

    private Network(OrtSession session, NetworkInputs inputs, NetworkOutput output, String edition) {
        this.session = session;
        this.inputs = inputs;
        this.output = output;
        this.edition = edition;
    }

    /**
     * Reads a network and tries it.
     *
     * @throws IllegalArgumentException if it can't be used as configured, in words for the user
     */
    static Network load(NetworkConfig config) {
        if (!Files.isReadable(Path.of(config.file()))) {
            throw new IllegalArgumentException(
                    config.file() + ": no such file that can be read"
                            + " (mentions.sentiment.onnx.file has to be there on every machine, also on the one that submits the job)");
        }
        try {
            return opened(config);
        } catch (OrtException e) {
            String remedy = e.getMessage().contains(EXTENSIONS_DOMAIN)
                    ? "; the jar of com.microsoft.onnxruntime:onnxruntime-extensions has these operators: put it beside the"
                            + " runtime's"
                    : "";
            throw new IllegalArgumentException(
                    config.file() + ": ONNX Runtime refuses this file: " + e.getMessage() + remedy, e);
        }
    }

    private static Network opened(NetworkConfig config) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        environment.setTelemetry(false);
        try (SessionOptions options = new SessionOptions()) {
            options.setSessionLogLevel(NetworkRun.LOG_LEVEL);
            options.setIntraOpNumThreads(config.threads());
            // Else its threads burn a core each between the batches.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            registerExtensions(options);
            OrtSession session = environment.createSession(config.file(), options);
            try {
                Network network = new Network(
                        session,
                        NetworkInputs.of(environment, session.getInputInfo(), config),
                        NetworkOutput.of(session.getOutputInfo(), config),
                        NetworkEdition.of(config));
                network.tryOut(TRIAL.subList(0, Math.min(TRIAL.size(), config.batch())));
                return network;
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        }
    }

    /** The operators of tokenizers, for networks that bring theirs along, where the user has put them on the class path. */
    private static void registerExtensions(SessionOptions options) throws OrtException {
        String library;
        try {
            library = (String)
                    Class.forName(EXTENSIONS).getMethod("getLibraryPath").invoke(null);
        } catch (ClassNotFoundException e) {
            return;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "ONNX Runtime's extensions are on the class path, but do not load: " + e, e);
        }
        options.registerCustomOpLibrary(library);
    }

    /** What mentions call it that it judged, such as {@code onnx-1f3a9c04}. */
    String edition() {
        return edition;
    }

    private void tryOut(List<String> texts) throws OrtException {
        try (NetworkRun run = new NetworkRun()) {
            float[][] rows = rows(texts, run);
            output.checkKind(rows);
            output.probabilities(rows, texts.size());
        }
    }

    /**
     * The probabilities of the labels of each text, in the order of the configured labels.
     *
     * @throws OrtException if the network fails, or the run is ended
     * @throws IllegalArgumentException if what it puts out can't be read
     */
    double[][] probabilities(List<String> texts, NetworkRun run) throws OrtException {
        return output.probabilities(rows(texts, run), texts.size());
    }

    private float[][] rows(List<String> texts, NetworkRun run) throws OrtException {
        Map<String, OnnxTensor> tensors = inputs.tensors(texts);
        try (OrtSession.Result result = session.run(tensors, Set.of(output.name()), run.options())) {
            return (float[][]) result.get(0).getValue();
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
