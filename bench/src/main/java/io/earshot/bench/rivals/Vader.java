package io.earshot.bench.rivals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** VADER (Hutto and Gilbert 2014) in its Java port, in a class loader of its own, as it needs an old Lucene. */
public final class Vader implements UnaryOperator<String> {
    /** Its authors' own bound between neutral and the rest. */
    private static final float NEUTRAL = 0.05f;

    private final Constructor<?> analyzer;
    private final Method analyze;
    private final Method polarity;

    /** @param jars the directory that holds its jars */
    public Vader(Path jars) throws IOException, ReflectiveOperationException {
        ClassLoader loader = new URLClassLoader(urls(jars), ClassLoader.getPlatformClassLoader());
        Class<?> type = loader.loadClass("com.vader.sentiment.analyzer.SentimentAnalyzer");
        analyzer = type.getConstructor(String.class);
        analyze = type.getMethod("analyze");
        polarity = type.getMethod("getPolarity");
    }

    private static URL[] urls(Path jars) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            List<URL> urls = files.sorted().map(Vader::url).toList();
            return urls.toArray(URL[]::new);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tone of a text: negative, neutral or positive. */
    @Override
    public String apply(String text) {
        try {
            Object judgement = analyzer.newInstance(text);
            analyze.invoke(judgement);
            float compound = (Float) ((Map<?, ?>) polarity.invoke(judgement)).get("compound");
            return compound >= NEUTRAL ? "positive" : compound <= -NEUTRAL ? "negative" : "neutral";
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
