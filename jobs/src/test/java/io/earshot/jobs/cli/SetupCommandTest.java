package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class SetupCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data;

    @Test
    void withoutALocalSystemItSaysWhatToDo() {
        assertThat(run("setup", "--data", data.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("No local system runs here", "earshot up", "--elasticsearch");
    }

    @ParameterizedTest
    @CsvSource({
        "--partitions,0,expected 1 or more",
        "--replicas,-1,expected 0 or more",
        "--kibana,kibana,expected an address such as http://127.0.0.1:5601",
        "--kibana,http://u:secret@127.0.0.1:1,without a user and password"
    })
    void badUsageEndsWithTwo(String option, String value, String says) {
        assertThat(run("setup", "--elasticsearch", "http://127.0.0.1:1", option, value))
                .as(err.toString())
                .isEqualTo(2);
        assertThat(err.toString()).contains(says).doesNotContain("secret");
        assertThat(out.toString()).as("nothing was begun").doesNotContain("FAILED");
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithItsSetting() {
        assertThat(run("setup", "--elasticsearch", "localhost")).isEqualTo(1);
        assertThat(err.toString()).contains("elasticsearch.hosts", "http://host:9200");
    }

    @Test
    void aServerThatDoesNotAnswerIsAFailureAndNoStackTrace() {
        assertThat(run("setup", "--elasticsearch", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(out.toString()).contains("FAILED", "nothing listens there");
        assertThat(err.toString()).contains("1 FAILED").doesNotContain("\tat ");
    }

    @Test
    void verifyingWithoutAServerIsAFailureAndNoStackTrace() {
        assertThat(run("setup", "--verify", "--elasticsearch", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("nothing listens there").doesNotContain("\tat ");
    }

    @Test
    void panelsWithoutDataEndWithOne() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] nothing = "{\"hits\":{\"total\":{\"value\":0},\"hits\":[]}}".getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, nothing.length);
            exchange.getResponseBody().write(nothing);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(run("setup", "--verify", "--elasticsearch", url)).isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(out.toString()).contains("listening  Volume over time").contains("no data");
        assertThat(err.toString()).contains("panels lack data.");
    }

    private int run(String... args) {
        CommandLine commandLine = Earshot.commandLine();
        commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(args);
    }
}
