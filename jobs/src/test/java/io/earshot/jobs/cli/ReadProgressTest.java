package io.earshot.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ReadProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private static String said(boolean isWatched) {
        StringWriter said = new StringWriter();
        ReadProgress progress = new ReadProgress(new PrintWriter(said), isWatched, 0);
        for (int post = 1; post <= 24_000; post++) {
            progress.done(post * SECOND / 2_000);
        }
        return said.toString();
    }

    @Test
    void whoLooksOnIsToldEveryFiveSeconds() {
        assertThat(said(true).lines()).containsExactly("10,000 posts, 2,000/s", "20,000 posts, 2,000/s");
    }

    @Test
    void nobodyElseIs() {
        assertThat(said(false)).isEmpty();
    }
}
