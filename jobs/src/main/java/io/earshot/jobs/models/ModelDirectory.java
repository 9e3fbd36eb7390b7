package io.earshot.jobs.models;

import io.earshot.text.Models;
import io.earshot.text.model.BadModelException;
import io.earshot.text.model.Classifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory of models, as it was when it was last looked at. Of each file the last good content counts: one that is
 * damaged, half written or of no use is refused, and what it held before stays. A file that is gone counts no more; where
 * the directory itself can't be read, all stays as it is.
 *
 * <p>Every look reads every file, a few megabytes: clocks of file systems are too coarse to tell each change by. For one
 * thread.
 */
final class ModelDirectory {
    private final Path directory;
    private final Models ours;

    private SortedMap<Path, Seen> files = new TreeMap<>();
    private List<Classifier> models = List.of();
    private Set<Refusal> refused = Set.of();

    /**
     * A file.
     *
     * @param bytes what it held when it was looked at; null where it could not be read
     * @param good the model of its last content that was one; null where there was none
     * @param refusal why it is refused as it is; null where it is not
     */
    private record Seen(
            @Nullable ByteBuffer bytes,
            @Nullable Classifier good,
            @Nullable String refusal) {}

    /**
     * What is refused.
     *
     * @param content tells one damaged file from the next under the same name
     */
    private record Refusal(Path file, String reason, int content) {
        @Override
        public String toString() {
            return file + ": " + reason;
        }
    }

    /** @param ours the shipped ones, which a user's own have to be like */
    ModelDirectory(Path directory, Models ours) {
        this.directory = directory;
        this.ours = ours;
    }

    /** The good models, one a kind and language, in order of their files' names. */
    List<Classifier> models() {
        return models;
    }

    /**
     * Looks at the files.
     *
     * @return what is refused and was not at the last look: the file and the reason, for people
     */
    List<String> look() {
        Set<Refusal> refusals = new HashSet<>();
        try {
            files = seen(ModelFiles.in(directory));
            models = good(refusals);
        } catch (IOException e) {
            refusals.add(new Refusal(directory, ModelFiles.reason(e), 0));
        }
        List<String> news = refusals.stream()
                .filter(refusal -> !refused.contains(refusal))
                .map(Refusal::toString)
                .sorted()
                .toList();
        refused = refusals;
        return news;
    }

    private SortedMap<Path, Seen> seen(List<Path> found) {
        SortedMap<Path, Seen> now = new TreeMap<>();
        for (Path file : found) {
            Seen seen = seen(file, files.get(file));
            if (seen != null) {
                now.put(file, seen);
            }
        }
        return now;
    }

    /** The file as it is; null where it is gone since the directory was read. */
    private @Nullable Seen seen(Path file, @Nullable Seen before) {
        Classifier good = before == null ? null : before.good();
        ByteBuffer bytes = null;
        try {
            bytes = ByteBuffer.wrap(ModelFiles.bytes(file));
            if (before != null && bytes.equals(before.bytes())) {
                return before;
            }
            return new Seen(bytes, ModelFiles.model(bytes.array(), ours), null);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            return new Seen(null, good, ModelFiles.reason(e));
        } catch (BadModelException e) {
            return new Seen(bytes, good, e.getMessage());
        }
    }

    private List<Classifier> good(Set<Refusal> refusals) {
        List<Classifier> good = new ArrayList<>();
        Map<String, Path> firsts = new HashMap<>();
        files.forEach((file, seen) -> {
            int content = Objects.hashCode(seen.bytes());
            if (seen.refusal() != null) {
                refusals.add(new Refusal(file, seen.refusal(), content));
            }
            Classifier model = seen.good();
            if (model == null) {
                return;
            }
            String judges = model.about().kind() + "-" + model.about().language();
            Path first = firsts.putIfAbsent(judges, file);
            if (first == null) {
                good.add(model);
            } else {
                refusals.add(
                        new Refusal(file, "there is a model for " + judges + " in " + first + " already", content));
            }
        });
        return List.copyOf(good);
    }
}
