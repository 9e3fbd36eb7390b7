package io.earshot.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, where Maven and Java only say that they were called. */
final class LauncherTest {
    private static final String MAVEN = """
            #!/bin/sh
            cd "$(dirname "$0")"
            echo "[INFO] Building Earshot: the listening domain"
            echo "[INFO] some other word"
            mkdir -p local/target/lib local/servers/target/elasticsearch-8/bin
            touch local/servers/target/elasticsearch-8/bin/elasticsearch
            echo run >>maven-runs
            [ ! -e broken ] || { echo "[ERROR] Acme.java:[3,7] ';' expected"; exit 1; }
            """;

    private static final String JAVA = """
            #!/bin/sh
            home=$(CDPATH= cd "$(dirname "$0")/.." && pwd)
            case "$*" in
              *-XshowSettings*) echo "    java.version = VERSION"; echo "    java.home = $home" ;;
              *) echo "java called with: $*" ;;
            esac
            """;

    @TempDir
    private Path directory;

    private Path root;
    private Path jdk;

    @BeforeEach
    void makeCheckout() throws IOException {
        root = directory.resolve("a checkout");
        jdk = directory.resolve("jdk");
        Files.createDirectories(root.resolve("common/src/main"));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.writeString(root.resolve("common/src/main/Acme.java"), "class Acme {}");
        Files.copy(Path.of(System.getProperty("earshot.root"), "earshot"), root.resolve("earshot"));
        program(root.resolve("mvnw"), MAVEN);
        program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        java("17.0.15");
        for (String file : List.of("pom.xml", "common/src/main/Acme.java", "common/src/main", "common/src")) {
            age(root.resolve(file));
        }
    }

    @Test
    void theFirstTimeItBuildsAndSaysSo() throws Exception {
        Run run = earshot("status");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("Building Earshot", "the listening domain")
                .doesNotContain("other word");
        assertThat(run.out()).contains("java called with:", "-Dearshot.root=" + root.toRealPath(), "Earshot status");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void afterThatItOnlyRuns() throws Exception {
        earshot("status");
        Run run = earshot("match", "--brands", "a file.yaml");

        assertThat(builds()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("Earshot match --brands a file.yaml\n");
    }

    @Test
    void itBuildsAgainWhenASourceHasChanged() throws Exception {
        earshot("status");
        Files.setLastModifiedTime(
                root.resolve("common/src/main/Acme.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
        earshot("status");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void itBuildsAgainWhatWasCleanedAway() throws Exception {
        earshot("status");
        Files.delete(root.resolve("local/servers/target/elasticsearch-8/bin/elasticsearch"));
        earshot("status");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        Files.createFile(root.resolve("broken"));
        Run run = earshot("status");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("[ERROR] Acme.java:[3,7] ';' expected", "build.log");
        assertThat(run.out()).isEmpty();

        Files.delete(root.resolve("broken"));
        assertThat(earshot("status").exitCode()).isZero();
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void aLockWhoseHolderIsGoneIsNoLock() throws Exception {
        Path lock = root.resolve("local/target/earshot.building");
        Files.createDirectories(lock);
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

        assertThat(earshot("status").exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void itWorksThroughASymbolicLink() throws Exception {
        Path link = directory.resolve("bin-earshot");
        Files.createSymbolicLink(link, root.resolve("earshot"));

        assertThat(run(link.toString(), "status").out()).contains("-Dearshot.root=" + root.toRealPath());
    }

    @Test
    void anOldJavaIsRefusedInClearWords() throws Exception {
        java("11.0.2");

        Run run = earshot("status");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is Java 11.0.2", "JDK 17 or newer");
        assertThat(builds()).isZero();
    }

    @Test
    void aJavaWithoutCompilerIsRefusedWhereAnythingIsToBeBuilt() throws Exception {
        earshot("status");
        Files.delete(jdk.resolve("bin/javac"));
        assertThat(earshot("status").exitCode()).isZero();

        Files.delete(root.resolve("local/target/earshot.built"));
        assertThat(earshot("status").err()).contains("without a compiler");
    }

    @Test
    void aWrongJavaHomeIsNamed() throws Exception {
        Files.delete(jdk.resolve("bin/java"));

        assertThat(earshot("status").err()).contains("JAVA_HOME is " + jdk);
    }

    @Test
    void whatTheUserAddsToTheClassPathComesLast() throws Exception {
        Run run = run(
                "/usr/bin/env",
                "EARSHOT_CLASSPATH=/opt/onnxruntime.jar",
                root.resolve("earshot").toString(),
                "status");

        assertThat(run.out()).contains("/local/target/lib/*:/opt/onnxruntime.jar io.earshot.jobs.cli.Earshot status");
    }

    /** Who needs ONNX Runtime adds it; 75 MB for all others would be much. */
    @Test
    void noOnnxRuntimeComesAlong() {
        assertThatThrownBy(() -> Class.forName("ai.onnxruntime.OrtEnvironment"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    private record Run(int exitCode, String out, String err) {}

    private Run earshot(String... arguments) throws Exception {
        return run(root.resolve("earshot").toString(), arguments);
    }

    private Run run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", jdk.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private int builds() throws IOException {
        Path runs = root.resolve("maven-runs");
        return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
    }

    private void java(String version) throws IOException {
        program(jdk.resolve("bin/java"), JAVA.replace("VERSION", version));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }
}
