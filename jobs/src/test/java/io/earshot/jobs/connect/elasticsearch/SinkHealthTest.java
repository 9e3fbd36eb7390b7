package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.elasticsearch.SinkHealth.Episode;
import org.junit.jupiter.api.Test;

final class SinkHealthTest {
    private final Episode episode = new Episode();

    @Test
    void troubleIsSaidOnceHoweverLongItLasts() {
        assertThat(episode.beginsToBeSaid(0)).isTrue();
        assertThat(episode.beginsToBeSaid(1_000)).isFalse();
        assertThat(episode.beginsToBeSaid(3_600_000)).isFalse();
        assertThat(episode.endsAndWasSaid()).isTrue();
        assertThat(episode.endsAndWasSaid()).isFalse();
    }

    @Test
    void troubleThatComesAndGoesIsSaidOnceAMinute() {
        assertThat(episode.beginsToBeSaid(0)).isTrue();
        assertThat(episode.endsAndWasSaid()).isTrue();

        assertThat(episode.beginsToBeSaid(59_999)).isFalse();
        assertThat(episode.endsAndWasSaid()).isFalse();

        assertThat(episode.beginsToBeSaid(60_000)).isTrue();
    }
}
