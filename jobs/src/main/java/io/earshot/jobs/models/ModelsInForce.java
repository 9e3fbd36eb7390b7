package io.earshot.jobs.models;

import io.earshot.jobs.config.ModelsConfig;
import io.earshot.text.Understanding;
import io.earshot.text.model.Classifier;
import io.earshot.text.model.ModelInfo;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What posts are judged by now, for all tasks of a process: the shipped models, and in their place those of a directory
 * that is looked at by the clock. A change is another {@link Understanding}, taken by every task with its next post, so
 * that no judgement mixes two. A file that is refused changes nothing.
 */
public final class ModelsInForce implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelsInForce.class);
    private static final Map<ModelsConfig, ModelsInForce> IN_USE = new HashMap<>();

    private final ModelsConfig config;
    private final AtomicLong refused = new AtomicLong();
    private @Nullable ScheduledExecutorService clock;
    private volatile List<Classifier> own = List.of();
    /** Null as long as it is the shipped one, which is not read before a post is to be judged. */
    private volatile @Nullable Understanding inForce;

    private int users;

    private ModelsInForce(ModelsConfig config) {
        this.config = config;
        if (!config.directory().isEmpty()) {
            ModelDirectory directory = new ModelDirectory(
                    Path.of(config.directory()), Understanding.load().models());
            look(directory);
            long nanos = config.checkInterval().toNanos();
            clock = Executors.newSingleThreadScheduledExecutor(ModelsInForce::thread);
            // look() catches all, so that its future has nothing to tell.
            ScheduledFuture<?> unused =
                    clock.scheduleWithFixedDelay(() -> look(directory), nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** The models in force. Their directory is read for its first user; each user gives them back once, by {@link #close}. */
    public static ModelsInForce take(ModelsConfig config) {
        synchronized (IN_USE) {
            ModelsInForce models = IN_USE.computeIfAbsent(config, ModelsInForce::new);
            models.users++;
            return models;
        }
    }

    /** What to judge by now. A judgement asks for it once, and goes by what it got to its end. */
    public Understanding now() {
        Understanding current = inForce;
        return current == null ? Understanding.load() : current;
    }

    /** Shows what is in force, and what was refused, to whoever watches. */
    public void show(MetricGroup metrics) {
        metrics.gauge("models", this::versions);
        metrics.gauge("modelsLoaded", () -> own.size());
        metrics.gauge("modelsRefused", refused::get);
    }

    private String versions() {
        return now().models().about().stream().map(ModelInfo::name).collect(Collectors.joining(" "));
    }

    private void look(ModelDirectory directory) {
        try {
            List<String> refusals = directory.look();
            refusals.forEach(refusal -> LOG.warn("Refused a model; what was in force stays. {}", refusal));
            refused.addAndGet(refusals.size());
            List<Classifier> found = directory.models();
            if (!found.equals(own)) {
                Understanding shipped = Understanding.load();
                inForce = shipped.with(shipped.models().with(found));
                own = found;
                LOG.info("Judging by {}", versions());
            }
        } catch (RuntimeException e) {
            LOG.error("The models of {} could not be looked at; those before stay in force", config.directory(), e);
        }
    }

    /** Gives the models back; the last to do so ends the watch. */
    @Override
    public void close() {
        synchronized (IN_USE) {
            if (--users == 0) {
                IN_USE.remove(config);
                if (clock != null) {
                    clock.shutdownNow();
                }
            }
        }
    }

    /** How many directories, or none, are in use. */
    static int inUse() {
        synchronized (IN_USE) {
            return IN_USE.size();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "watch of models");
        thread.setDaemon(true);
        return thread;
    }
}
