package io.earshot.jobs.setup.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code -Dearshot.write=true}, writes the files instead of comparing them. */
final class DashboardsAreWrittenTest {
    static java.util.List<Dashboard> dashboards() {
        return Dashboards.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void theFileIsWhatItsSourceSays(Dashboard dashboard) throws IOException {
        Path file = Path.of(System.getProperty("earshot.root"), "dashboards", dashboard.name() + ".ndjson");
        StringBuilder lines = new StringBuilder();
        for (ObjectNode object : dashboard.objects()) {
            lines.append(Json.string(object)).append('\n');
        }
        if (Boolean.getBoolean("earshot.write")) {
            Files.writeString(file, lines);
        }
        assertThat(file)
                .as("run ./mvnw -pl jobs -am test -Dtest=DashboardsAreWrittenTest -Dearshot.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false to write it anew")
                .hasContent(lines.toString());
    }
}
