package io.earshot.jobs.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.Job;
import io.earshot.jobs.config.JobsConfig;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a Java without ONNX Runtime on its class path, as most are. */
final class WithoutRuntimeTest {
    @TempDir
    private Path folder;

    @Test
    void withoutANetworkNothingIsMissed() throws Exception {
        assertThat(laidOutWithout("onnxruntime")).isEqualTo("laid out");
    }

    @Test
    void withANetworkTheUserIsToldWhatToDo() throws Exception {
        String file = SampleNetwork.in(folder).file();

        assertThat(laidOutWithout("onnxruntime", "mentions.sentiment.onnx.file=" + file))
                .contains("ONNX Runtime is not on the class path")
                .contains("com.microsoft.onnxruntime:onnxruntime into Flink's lib/");
    }

    @Test
    void aNetworkThatNeedsTheExtensionsSaysSo() throws Exception {
        Path file = Files.write(
                folder.resolve("folded.onnx"), SampleNetwork.ofFoldedStrings().toBytes());

        assertThat(laidOutWithout("onnxruntime-extensions", "mentions.sentiment.onnx.file=" + file))
                .contains("StringLower", "com.microsoft.onnxruntime:onnxruntime-extensions has these operators");
    }

    /** What a Java of its own says when it lays out the job. */
    private static String laidOutWithout(String jar, String... settings) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains(jar))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                LaysOut.class.getName()));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.strip();
    }

    /** The program of that Java. */
    static final class LaysOut {
        private LaysOut() {}

        public static void main(String[] settings) throws Exception {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
            try {
                Job.MENTIONS.build(env, JobsConfig.load(List.of(), Map.of(), List.of(settings)), false);
                env.getStreamGraph();
                System.out.println("laid out");
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
