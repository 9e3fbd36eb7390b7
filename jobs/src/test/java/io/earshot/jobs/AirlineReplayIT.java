package io.earshot.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.brand.Brand;
import io.earshot.jobs.cli.BrandFiles;
import io.earshot.jobs.cli.Earshot;
import io.earshot.jobs.connect.Indices;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.setup.Setup;
import io.earshot.jobs.testing.BoundedRun;
import io.earshot.jobs.testing.DataSets;
import io.earshot.jobs.testing.KafkaTopics;
import io.earshot.jobs.testing.SearchIndex;
import io.earshot.json.Json;
import io.earshot.post.Post;
import io.earshot.query.BrandMatch;
import io.earshot.query.BrandMatcher;
import io.earshot.servers.ElasticsearchNode;
import io.earshot.servers.KafkaBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 14,640 real posts to six airlines over nine days go through the real pipeline, and each is accounted for. */
final class AirlineReplayIT {
    private static final Path ROOT = Path.of(System.getProperty("earshot.root"));
    private static final int POSTS = 14_640;

    /** What the data calls Delta are in truth posts to JetBlue. */
    private static final Map<String, String> BRANDS = Map.of(
            "American", "american",
            "Delta", "jetblue",
            "Southwest", "southwest",
            "US Airways", "us-airways",
            "United", "united",
            "Virgin America", "virgin-america");

    @TempDir
    private Path folder;

    @Test
    void everyPostEndsAsAMentionOfTheRightAirlineOrIsExplained() throws Exception {
        Path data = DataSets.file("airline/posts.csv");
        Path book = ROOT.resolve("flink-conf/airlines.yaml");
        try (KafkaBroker broker = KafkaBroker.in(folder.resolve("kafka")).start();
                ElasticsearchNode node = ElasticsearchNode.in(folder.resolve("elasticsearch"))
                        .heapMegabytes(512)
                        .start()) {
            KafkaTopics topics = new KafkaTopics(broker.bootstrapServers());
            SearchIndex index = new SearchIndex(node.url());
            Setup.topics(broker.bootstrapServers(), 4);
            Setup.elasticsearch(node.url());
            earshot("brands", "push", "--bootstrap-servers", broker.bootstrapServers(), book.toString());
            earshot(
                    "send",
                    "--bootstrap-servers",
                    broker.bootstrapServers(),
                    "--map",
                    ROOT.resolve("flink-conf/maps/airline.yaml").toString(),
                    data.toString());
            assertThat(topics.committed(Topics.POSTS)).hasSize(POSTS);

            BoundedRun.of(broker, node, folder.resolve("checkpoints"), 2, Job.MENTIONS, Job.TRENDS, Job.CARE);

            // What must come out follows from what went in: each post held against the brand book, outside the
            // pipeline.
            BrandMatcher matcher = BrandMatcher.compile(brands(book));
            List<String> expected = new ArrayList<>();
            List<String> unexplained = new ArrayList<>();
            for (ConsumerRecord<String, String> record : topics.committed(Topics.POSTS)) {
                List<BrandMatch> matches = matcher.match(Json.MAPPER.readValue(record.value(), Post.class));
                matches.forEach(match -> expected.add(match.brand().id() + "/" + record.key()));
                if (matches.isEmpty()) {
                    unexplained.add(record.key());
                }
            }
            expected.sort(null);
            Map<String, JsonNode> inIndex = index.documents(Indices.MENTIONS);
            assertThat(ids(topics.committed(Topics.MENTIONS))).isEqualTo(expected);
            assertThat(inIndex.keySet()).isEqualTo(new TreeSet<>(expected));
            assertThat(topics.committed(Topics.DEAD_LETTERS)).isEmpty();

            int right = 0;
            Map<String, Long> mentionsOfBrand = new HashMap<>();
            inIndex.values()
                    .forEach(mention ->
                            mentionsOfBrand.merge(mention.get("brand").asText(), 1L, Long::sum));
            for (CSVRecord row : rows(data)) {
                if (inIndex.containsKey(BRANDS.get(row.get("airline")) + "/x:" + row.get("id"))) {
                    right++;
                }
            }
            System.out.printf(
                    "right airline for %d of %d posts (%.2f %%); mentions %s; %d posts mean no brand, by the brand book%n",
                    right, POSTS, 100.0 * right / POSTS, mentionsOfBrand, unexplained.size());
            assertThat(right).isGreaterThanOrEqualTo(POSTS * 99 / 100);

            assertTrendsAddUp(index, mentionsOfBrand, inIndex);
        }
    }

    /** The days' counts of each airline add up to its mentions, and so do the hours' and the minutes'. */
    private static void assertTrendsAddUp(
            SearchIndex index, Map<String, Long> mentionsOfBrand, Map<String, JsonNode> mentions) throws Exception {
        Map<String, Long> own = new HashMap<>();
        mentions.values().stream()
                .filter(mention -> mention.get("own").asBoolean())
                .forEach(mention -> own.merge(mention.get("brand").asText(), 1L, Long::sum));
        for (String size : List.of("minute", "hour", "day")) {
            Map<String, Long> counted = new HashMap<>();
            for (JsonNode trend : index.documents(Indices.TRENDS).values()) {
                if (trend.get("bucketSize").asText().equals(size)) {
                    counted.merge(
                            trend.get("brand").asText(),
                            trend.path("mentions").asLong() + trend.path("own").asLong(),
                            Long::sum);
                }
            }
            assertThat(counted).as(size).isEqualTo(mentionsOfBrand);
        }
    }

    private static void earshot(String... arguments) {
        assertThat(Earshot.commandLine().execute(arguments))
                .as(String.join(" ", arguments))
                .isZero();
    }

    private static List<Brand> brands(Path book) throws Exception {
        return BrandFiles.read(List.of(book)).brands();
    }

    private static List<CSVRecord> rows(Path data) throws Exception {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(data, java.nio.charset.StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        }
    }

    private static List<String> ids(List<ConsumerRecord<String, String>> records) throws Exception {
        List<String> ids = new ArrayList<>(records.size());
        for (ConsumerRecord<String, String> record : records) {
            ids.add(Json.MAPPER.readTree(record.value()).get("mention").asText());
        }
        ids.sort(null);
        return ids;
    }
}
