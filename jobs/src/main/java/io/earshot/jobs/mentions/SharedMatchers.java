package io.earshot.jobs.mentions;

import io.earshot.brand.Brand;
import io.earshot.query.BrandMatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matcher of the brands in force, made once for all tasks of a process: they take the same brands, and thousands of
 * queries have many megabytes.
 */
final class SharedMatchers {
    private static List<Brand> newest = List.of();
    private static @Nullable BrandMatcher matcher;

    private SharedMatchers() {}

    /** The matcher of these brands, which are in order of their ids; a task that asks while another has it made waits for that one. */
    static synchronized BrandMatcher of(List<Brand> wanted) {
        BrandMatcher made = matcher;
        if (made == null || !wanted.equals(newest)) {
            made = made == null ? BrandMatcher.compile(wanted) : made.with(wanted);
            matcher = made;
            newest = wanted;
        }
        return made;
    }
}
