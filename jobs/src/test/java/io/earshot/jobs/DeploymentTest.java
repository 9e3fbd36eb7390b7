package io.earshot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.config.JobsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The compose file, the cluster's configuration and the POM say the same. No Docker is needed to see that. */
@SuppressWarnings("unchecked")
final class DeploymentTest {
    private static final Path ROOT = Path.of(System.getProperty("earshot.root"));

    private static Map<String, Map<String, Object>> services;
    private static Map<String, Object> compose;
    private static Map<String, Object> flink;
    private static String pom;

    @BeforeAll
    static void read() throws Exception {
        compose = yaml("docker-compose.yml");
        services = (Map<String, Map<String, Object>>) compose.get("services");
        flink = yaml("flink-conf/config.yaml");
        pom = Files.readString(ROOT.resolve("pom.xml"));
    }

    @Test
    void theImagesAreOfTheVersionsThatTheBuildPins() {
        String flinkImage = "flink:" + pinned("flink.version") + "-java17";
        assertThat(services.get("kafka")).containsEntry("image", "apache/kafka:" + pinned("kafka.version"));
        assertThat(services.get("elasticsearch").get("image").toString())
                .endsWith("/elasticsearch:" + pinned("elasticsearch.version"));
        assertThat(services.get("kibana").get("image").toString())
                .endsWith("/kibana:" + pinned("elasticsearch.version"));
        assertThat(List.of("jobmanager", "taskmanager", "setup", "submit"))
                .allSatisfy(name -> assertThat(services.get(name)).containsEntry("image", flinkImage));
    }

    @Test
    void everyPortIsOpenToThisMachineOnly() {
        List<String> ports = services.values().stream()
                .flatMap(service -> strings(service.get("ports")))
                .toList();
        assertThat(ports).isNotEmpty().allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void whatIsMountedIsThere() {
        List<String> files = services.values().stream()
                .flatMap(service -> strings(service.get("volumes")))
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.substring(2, volume.indexOf(':')))
                .distinct()
                .toList();
        assertThat(files).contains("jobs/target/earshot-jobs.jar");
        assertThat(files)
                .filteredOn(file -> !file.startsWith("jobs/target/"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
        assertThat(ROOT.resolve("flink-conf/brands.yaml")).exists();
    }

    @Test
    void namedVolumesAreDeclared() {
        Map<String, Object> declared = (Map<String, Object>) compose.get("volumes");
        List<String> used = services.values().stream()
                .flatMap(service -> strings(service.get("volumes")))
                .filter(volume -> !volume.startsWith("./"))
                .map(volume -> volume.substring(0, volume.indexOf(':')))
                .toList();
        assertThat(used).isNotEmpty().allSatisfy(volume -> assertThat(declared).containsKey(volume));
    }

    @Test
    void servicesWaitForServicesThatExistAndHaveAHealthCheck() {
        services.forEach((name, service) -> {
            Map<String, Map<String, String>> waits =
                    (Map<String, Map<String, String>>) service.getOrDefault("depends_on", Map.of());
            waits.forEach((other, how) -> {
                assertThat(services).containsKey(other);
                if (how.get("condition").equals("service_healthy")) {
                    assertThat(services.get(other)).as(other).containsKey("healthcheck");
                }
            });
        });
    }

    @Test
    void theJobsStartWithTheEnvironmentThatTheyAreGiven() throws Exception {
        Map<String, String> environment = new HashMap<>();
        ((Map<String, Object>) services.get("submit").get("environment"))
                .forEach((name, value) -> environment.put(name, withoutVariables(value.toString())));
        JobsConfig config = JobsConfig.load(List.of(ROOT.resolve("flink-conf/earshot.yaml")), environment, List.of());

        // The addresses that the job gets are those that the services listen on, by name.
        assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(services.get("kafka").get("environment").toString()).contains("INSIDE://kafka:9092");
        assertThat(config.elasticsearch().hosts()).hasToString("[http://elasticsearch:9200]");
    }

    @Test
    void everyJobIsSubmittedAndHasItsSlots() throws Exception {
        String submit = services.get("submit").get("command").toString();
        List<Job> jobs = Job.of(JobsConfig.load(List.of(), Map.of(), List.of()));
        for (Job job : jobs) {
            assertThat(submit).containsPattern("for job in [a-z ]*\\b" + job.id() + "\\b");
        }
        // And who is to be told of alerts, once somebody says who.
        assertThat(submit).contains("$${EARSHOT_NOTIFY_FILE:+notify}");
        // And which ticket systems are to have items.
        assertThat(submit).contains("$${EARSHOT_TICKETS_FILE:+tickets}");
        int replicas = (int) ((Map<String, Object>) services.get("taskmanager").get("deploy")).get("replicas");
        int slots = replicas * (int) flink.get("taskmanager.numberOfTaskSlots");
        assertThat(slots).isGreaterThanOrEqualTo(jobs.size() * (int) flink.get("parallelism.default"));
    }

    @Test
    void checkpointsAreKeptWhereAVolumeKeepsThem() {
        String checkpoints = flink.get("execution.checkpointing.dir").toString();
        for (String name : List.of("jobmanager", "taskmanager")) {
            assertThat(strings(services.get(name).get("volumes")))
                    .anyMatch(volume -> checkpoints.startsWith("file://" + volume.split(":", -1)[1]));
        }
    }

    @Test
    void theClusterIsFoundByTheNamesThatTheConfigurationUses() {
        assertThat(services).containsKey(flink.get("jobmanager.rpc.address").toString());
        assertThat(services).containsKey(flink.get("rest.address").toString());
    }

    private static Map<String, Object> yaml(String file) throws Exception {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setTagConstructors(Map.of())
                .build();
        String text = Files.readString(ROOT.resolve(file));
        return merged((Map<String, Object>) new Load(settings).loadFromString(text));
    }

    /** As compose has it where nothing is set: {@code ${NAME:-default}} is the default. */
    private static String withoutVariables(String value) {
        return value.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1");
    }

    /** YAML 1.2 has no merge keys; compose has. */
    private static Map<String, Object> merged(Map<String, Object> map) {
        Map<String, Object> result = new HashMap<>();
        if (map.get("<<") instanceof Map<?, ?> base) {
            result.putAll((Map<String, Object>) base);
        }
        map.forEach((key, value) -> {
            if (!key.equals("<<")) {
                result.put(key, value instanceof Map<?, ?> inner ? merged((Map<String, Object>) inner) : value);
            }
        });
        return result;
    }

    private static Stream<String> strings(Object list) {
        return list == null
                ? Stream.empty()
                : new ArrayList<>((List<Object>) list).stream().map(Object::toString);
    }

    private static String pinned(String property) {
        Matcher matcher =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<").matcher(pom);
        assertThat(matcher.find()).as(property).isTrue();
        return matcher.group(1);
    }
}
