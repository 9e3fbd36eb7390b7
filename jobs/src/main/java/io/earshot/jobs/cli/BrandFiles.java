package io.earshot.jobs.cli;

import io.earshot.brand.BrandBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Reads brand books from files, and from all {@code .yaml} and {@code .yml} files of directories. */
public final class BrandFiles {
    private BrandFiles() {}

    /**
     * The files as one book; the files of a directory in order of their names.
     *
     * @throws IOException if a path does not read, or a directory has no such file
     */
    public static BrandBook read(Collection<Path> paths) throws IOException {
        List<BrandBook.Source> sources = new ArrayList<>();
        for (Path path : paths) {
            for (Path file : files(path)) {
                sources.add(new BrandBook.Source(file.toString(), Files.readAllBytes(file)));
            }
        }
        return BrandBook.parse(sources);
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> files = tree.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new NoSuchFileException(path + ": a directory without a .yaml file");
            }
            return files;
        }
    }
}
