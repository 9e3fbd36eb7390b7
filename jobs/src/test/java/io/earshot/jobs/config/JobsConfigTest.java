package io.earshot.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.earshot.mention.Sentiment.Label;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobsConfigTest {
    private static final Path ROOT = Path.of(System.getProperty("earshot.root"));

    @TempDir
    private Path folder;

    @Test
    void everythingHasADefaultThatParses() throws Exception {
        JobsConfig config = JobsConfig.load(List.of(), Map.of(), List.of());

        assertThat(config.kafka().bootstrapServers()).isEqualTo("127.0.0.1:9092");
        assertThat(config.elasticsearch().hosts()).containsExactly(URI.create("http://127.0.0.1:9200"));
        assertThat(config.care().clock()).isEqualTo(Clock.WALL);
        assertThat(config.mentions().duplicateHorizon()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void laterLayersWin() throws Exception {
        Path file = write("""
                kafka:
                  bootstrap-servers: [file-a:1, file-b:2]
                  group-prefix: from-file
                posts.out-of-orderness: 7 s
                """);

        JobsConfig config = JobsConfig.load(
                List.of(file), Map.of("EARSHOT_KAFKA_GROUP_PREFIX", "from-env"), List.of("posts.out-of-orderness=9 s"));

        assertThat(config.kafka().bootstrapServers()).isEqualTo("file-a:1,file-b:2");
        assertThat(config.kafka().groupPrefix()).isEqualTo("from-env");
        assertThat(config.mentions().outOfOrderness()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void allErrorsAreToldAtOnceWithTheirPlaces() throws Exception {
        Path file = write("""
                kafka.bootstrap-servers: nowhere
                posts.idlenes: 5 s
                mentions.longest-hold: soon
                """);

        ConfigException refusal = catchThrowableOfType(
                ConfigException.class,
                () -> JobsConfig.load(
                        List.of(file), Map.of("EARSHOT_ELASTICSEARCH_PASSWORD", "hush"), List.of("clock=sundial")));

        assertThat(refusal.errors())
                .containsExactlyInAnyOrder(
                        file
                                + ":1: kafka.bootstrap-servers: expected host:port, several parted by commas, found 'nowhere'",
                        file + ":2: unknown setting 'posts.idlenes'; did you mean 'posts.idleness'?",
                        file
                                + ":3: mentions.longest-hold: expected a duration such as 500 ms, 10 s, 15 min, 6 h or 7 d,"
                                + " found 'soon'",
                        "--set: clock: expected one of wall, event, found 'sundial'",
                        "elasticsearch.username and elasticsearch.password: set both or neither");
    }

    @Test
    void aFileThatIsNoYamlIsNamedWithThePlace() throws Exception {
        Path file = write("kafka: [");

        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> JobsConfig.load(List.of(file), Map.of(), List.of()));

        assertThat(refusal.errors()).singleElement().asString().startsWith(file + ":1:9: not YAML: ");
    }

    @Test
    void secretsAreNeverShown() throws Exception {
        JobsConfig config = JobsConfig.load(
                List.of(),
                Map.of("EARSHOT_ELASTICSEARCH_USERNAME", "u", "EARSHOT_ELASTICSEARCH_PASSWORD", "hush"),
                List.of("kafka.properties.sasl.jaas.config=hush"));

        assertThat(config.kafka().clientProperties()).containsEntry("sasl.jaas.config", "hush");
        assertThat(config.toString()).doesNotContain("hush");
    }

    @Test
    void thereIsNoNetworkUnlessItsFileIsNamed() throws Exception {
        assertThat(JobsConfig.load(List.of(), Map.of(), List.of("mentions.sentiment.onnx.batch=8"))
                        .mentions()
                        .sentimentNetwork())
                .isEmpty();
    }

    @Test
    void aNetworkHasAllThatIsSetForIt() throws Exception {
        Path file = write("""
                mentions.sentiment.onnx:
                  file: /opt/tone.onnx
                  vocabulary: /opt/vocab.txt
                  labels: [positive, negative]
                  outputs: probabilities
                  languages: en, pt
                  when-busy: wait
                """);

        assertThat(JobsConfig.load(List.of(file), Map.of(), List.of())
                        .mentions()
                        .sentimentNetwork())
                .contains(new NetworkConfig(
                        "/opt/tone.onnx",
                        "/opt/vocab.txt",
                        List.of(Label.POSITIVE, Label.NEGATIVE),
                        NetworkConfig.Outputs.PROBABILITIES,
                        List.of("en", "pt"),
                        128,
                        32,
                        Duration.ofMillis(20),
                        Duration.ofSeconds(2),
                        1,
                        NetworkConfig.WhenBusy.WAIT));
    }

    @Test
    void settingsOfANetworkThatCannotBeAreToldAtOnce() {
        ConfigException refusal = catchThrowableOfType(
                ConfigException.class,
                () -> JobsConfig.load(
                        List.of(),
                        Map.of(),
                        List.of(
                                "mentions.sentiment.onnx.labels=neutral,positive,positive",
                                "mentions.sentiment.onnx.languages=English",
                                "mentions.sentiment.onnx.tokens=2")));

        assertThat(refusal.errors())
                .containsExactlyInAnyOrder(
                        "--set: mentions.sentiment.onnx.labels: expected negative and positive, and neutral where the network"
                                + " knows it, each once, parted by commas, found 'neutral,positive,positive'",
                        "--set: mentions.sentiment.onnx.languages: expected codes of languages such as en or pt, parted by"
                                + " commas, found 'English'",
                        "--set: mentions.sentiment.onnx.tokens: expected 3 or more, found '2'");
    }

    @Test
    void theSampleConfigurationIsValid() throws Exception {
        JobsConfig.load(List.of(ROOT.resolve("flink-conf/earshot.yaml")), Map.of(), List.of());
    }

    @Test
    void theDocsListEverySettingAsItIs() throws Exception {
        StringBuilder table =
                new StringBuilder("| setting | takes | default | what it does |\n| --- | --- | --- | --- |\n");
        for (Option<?> option : Options.ALL) {
            String fallback = option.fallback().isEmpty() ? "none" : "`" + option.fallback() + "`";
            table.append("| `%s` | %s | %s | %s%s |\n"
                    .formatted(
                            option.key(),
                            option.type(),
                            fallback,
                            option.description(),
                            option.secret() ? " Never shown." : ""));
        }

        assertThat(Files.readString(ROOT.resolve("docs/configuration.md"))).contains(table);
    }

    private Path write(String yaml) throws Exception {
        return Files.writeString(folder.resolve("earshot.yaml"), yaml);
    }
}
