package io.earshot.jobs.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.earshot.brand.BadBrandException;
import io.earshot.brand.Brand;
import io.earshot.brand.BrandBook;
import io.earshot.jobs.config.ConfigException;
import io.earshot.jobs.config.KafkaConfig;
import io.earshot.jobs.connect.BrandsTopic;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.jobs.send.KafkaAddress;
import io.earshot.jobs.send.SendException;
import io.earshot.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes the brands that the running jobs listen for. */
@Command(
        name = "brands",
        mixinStandardHelpOptions = true,
        description = "Changes the brands that the running jobs listen for; they take a change without a restart.",
        subcommands = ImportCommand.class)
final class BrandsCommand {
    @Spec
    private CommandSpec spec;

    @Command(
            name = "push",
            mixinStandardHelpOptions = true,
            description = {
                "Validates brand books and puts their brands in force.",
                "With an error anywhere nothing is pushed. Brands that the books do not name stay as they are."
            })
    int push(
            @Mixin KafkaTarget kafka,
            @Option(names = "--prune", description = "also remove the brands that the books do not name") boolean prune,
            @Parameters(paramLabel = "BRANDBOOK", arity = "1..*", description = "YAML files or directories of them")
                    List<Path> books)
            throws InterruptedException {
        BrandBook book;
        try {
            book = BrandFiles.read(books);
        } catch (IOException e) {
            err().println(Unreadable.message(e));
            return 2;
        }
        book.findings().forEach(err()::println);
        if (book.hasErrors()) {
            err().println("Nothing was pushed.");
            return 1;
        }
        return withKafka(kafka, config -> {
            Map<String, Version> inForce = inForce(config);
            List<ProducerRecord<byte[], byte[]>> changes = new ArrayList<>();
            for (Brand brand : book.brands()) {
                Version before = inForce.remove(brand.id());
                if (before == null || !brand.equals(before.brand)) {
                    changes.add(BrandsTopic.record(brand));
                }
            }
            int pushed = changes.size();
            if (prune) {
                inForce.keySet().forEach(id -> changes.add(BrandsTopic.tombstone(id)));
            }
            write(config, changes).forEach((brand, version) -> err().printf("%s: version %d%n", brand, version));
            err().printf(
                            "%d pushed, %d unchanged, %d removed%n",
                            pushed, book.brands().size() - pushed, changes.size() - pushed);
        });
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Prints the brands in force, one JSON object a line.",
                "version grows with each change of a brand; since is when it was pushed."
            })
    int list(@Mixin KafkaTarget kafka) throws InterruptedException {
        return withKafka(kafka, config -> {
            inForce(config).values().forEach(version -> out().println(version.json()));
            out().flush();
        });
    }

    @Command(
            name = "rm",
            mixinStandardHelpOptions = true,
            description = "Removes brands: nobody listens for them any more.")
    int remove(
            @Mixin KafkaTarget kafka,
            @Parameters(paramLabel = "ID", arity = "1..*", description = "ids of brands") List<String> ids)
            throws InterruptedException {
        return withKafka(kafka, config -> {
            Map<String, Version> inForce = inForce(config);
            List<String> unknown =
                    ids.stream().filter(id -> !inForce.containsKey(id)).toList();
            if (!unknown.isEmpty()) {
                throw new SendException("No such brand: " + String.join(", ", unknown) + ". In force: "
                        + String.join(", ", inForce.keySet()));
            }
            write(config, ids.stream().map(BrandsTopic::tombstone).toList());
            err().printf("%d removed%n", ids.size());
        });
    }

    /** A brand in force and its record's coordinates. */
    private record Version(Brand brand, long version, long sinceMillis) {
        String json() {
            ObjectNode line = Json.MAPPER.createObjectNode().put("version", version);
            line.put("since", Json.instant(Instant.ofEpochMilli(sinceMillis)));
            return line.setAll((ObjectNode) Json.MAPPER.valueToTree(brand)).toString();
        }
    }

    private interface Action {
        void on(KafkaConfig kafka) throws SendException, InterruptedException;
    }

    private int withKafka(KafkaTarget kafka, Action action) throws InterruptedException {
        try {
            KafkaConfig config = kafka.resolve();
            KafkaAddress.check(config, Topics.BRANDS);
            action.on(config);
            return 0;
        } catch (ConfigException | SendException e) {
            err().println(e.getMessage());
            return 1;
        }
    }

    /** The brands as a job would take them: the last good version of each. */
    private static Map<String, Version> inForce(KafkaConfig kafka) {
        Map<String, Version> brands = new TreeMap<>();
        for (RawRecord record : BrandsTopic.read(kafka)) {
            if (record.key() == null) {
                continue;
            }
            String id = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                brands.remove(id);
                continue;
            }
            try {
                brands.put(
                        id, new Version(BrandBook.fromJson(record.value()), record.offset(), record.timestampMillis()));
            } catch (BadBrandException e) {
                // The jobs refuse it as well, and say so in a dead letter: the version before it stays.
            }
        }
        return brands;
    }

    /** Returns when Kafka has acknowledged all, with the version that each brand now has. */
    private static SortedMap<String, Long> write(KafkaConfig kafka, List<ProducerRecord<byte[], byte[]>> changes)
            throws SendException, InterruptedException {
        Map<String, Future<RecordMetadata>> writes = new LinkedHashMap<>();
        SortedMap<String, Long> versions = new TreeMap<>();
        try (var producer = BrandsTopic.producer(kafka)) {
            changes.forEach(
                    change -> writes.put(new String(change.key(), StandardCharsets.UTF_8), producer.send(change)));
            producer.flush();
            for (Map.Entry<String, Future<RecordMetadata>> write : writes.entrySet()) {
                versions.put(write.getKey(), write.getValue().get().offset());
            }
            return versions;
        } catch (ExecutionException e) {
            throw new SendException(
                    "Kafka did not take the change: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
