package io.earshot.servers;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Picks Flink and what Flink's runtime needs out of a class path, as {@code lib/} of a Flink distribution holds it. */
final class FlinkJars {
    private static final Pattern WANTED = Pattern.compile(List.of(
                    "flink-(?!connector-kafka|test|.*-tests).*",
                    "frocksdbjni-.*",
                    "commons-(cli|compress|io|lang3|math3|text)-.*",
                    "snakeyaml-engine-.*",
                    "kryo-.*|reflectasm-.*|objenesis-.*|minlog-.*",
                    "javassist-.*",
                    "async-profiler-.*",
                    "snappy-java-.*|lz4-java-.*",
                    "jsr305-.*",
                    "(slf4j-api|log4j-api|log4j-core|log4j-slf4j2-impl)-.*")
            .stream()
            .map(name -> "(" + name + ")")
            .collect(Collectors.joining("|", "(", ")\\.jar")));

    private FlinkJars() {}

    static String of(String classPath) {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(classPath)
                .filter(entry -> WANTED.matcher(String.valueOf(Path.of(entry).getFileName()))
                        .matches())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
