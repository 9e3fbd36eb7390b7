package io.earshot.local.demo;

import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.care.Activity;
import io.earshot.jobs.connect.Topics;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The brands, the play and what is to be found after it. */
public final class Demo {
    private static final String BRANDS = "brands.yaml";

    private final Scenario scenario;
    private final List<Activity> activities;

    private Demo(Scenario scenario, List<Activity> activities) {
        this.scenario = scenario;
        this.activities = activities;
    }

    /** A play whose last post is of about now. */
    public static Demo prepare(long seed) {
        Scenario scenario = Scenario.crisis(seed, Instant.now());
        return new Demo(scenario, Agents.of(scenario, seed));
    }

    /** What is about to be seen. */
    public String title() {
        return "%,d posts of %d hours: a quiet day, and then an outage at Acme that spreads."
                .formatted(
                        scenario.posts().size(),
                        Duration.between(scenario.begin(), scenario.end()).toHours());
    }

    /** Puts the brands into force. */
    public void pushBrands(String bootstrapServers) throws IOException, InterruptedException {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Brand brand : brands()) {
                byte[] id = brand.id().getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(Topics.BRANDS, id, Json.bytes(brand)))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IOException("Kafka refused a brand: " + e.getCause().getMessage(), e);
        }
    }

    /** Sends the posts, and what agents do, in that time. */
    public void play(String bootstrapServers, Duration length, Consumer<String> say)
            throws IOException, InterruptedException {
        new Player(say).play(scenario, activities, bootstrapServers, length);
    }

    /** What Elasticsearch knows now. */
    public Findings findings(String elasticsearch) throws IOException, InterruptedException {
        return Findings.of(elasticsearch, scenario.outage());
    }

    /** The sample brand book of the project. */
    static List<Brand> brands() {
        try (InputStream in = Objects.requireNonNull(Demo.class.getResourceAsStream(BRANDS))) {
            BrandBook book = BrandBook.parse(List.of(new BrandBook.Source(BRANDS, in.readAllBytes())));
            if (!book.findings().isEmpty()) {
                throw new IllegalStateException("the sample brand book: " + book.findings());
            }
            return book.brands();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
