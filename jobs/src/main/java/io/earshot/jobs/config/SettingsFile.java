package io.earshot.jobs.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a YAML file of settings: {@code a.b: v} and {@code a: {b: v}} say the same. */
final class SettingsFile {
    private SettingsFile() {}

    static void read(Path file, Settings into) {
        Optional<Node> root;
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file.toString())
                    .setMaxAliasesForCollections(10)
                    .build();
            root = new Compose(settings).composeString(Files.readString(file));
        } catch (NoSuchFileException e) {
            into.error(file + ": there is no such file");
            return;
        } catch (MalformedInputException e) {
            into.error(file + ": is not UTF-8");
            return;
        } catch (IOException e) {
            into.error(file + ": can't be read: " + e.getMessage());
            return;
        } catch (MarkedYamlEngineException e) {
            String place = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            into.error(file + place + ": not YAML: " + e.getProblem());
            return;
        }
        root.ifPresent(node -> flatten(file, "", node, into));
    }

    private static void flatten(Path file, String prefix, Node node, Settings into) {
        String place =
                file + ":" + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode name) {
                    String key = prefix.isEmpty() ? name.getValue() : prefix + "." + name.getValue();
                    flatten(file, key, entry.getValueNode(), into);
                } else {
                    into.error(place + ": expected a plain word before the colon");
                }
            }
        } else if (prefix.isEmpty()) {
            into.error(place + ": expected settings as 'key: value'");
        } else if (node instanceof ScalarNode scalar) {
            into.put(prefix, scalar.getValue(), place);
        } else if (node instanceof SequenceNode sequence) {
            StringBuilder joined = new StringBuilder();
            for (Node element : sequence.getValue()) {
                if (!(element instanceof ScalarNode scalar)) {
                    into.error(place + ": " + prefix + ": expected a list of plain values");
                    return;
                }
                joined.append(joined.isEmpty() ? "" : ",").append(scalar.getValue());
            }
            into.put(prefix, joined.toString(), place);
        }
    }
}
