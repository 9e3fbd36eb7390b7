package io.earshot.jobs.connect.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentTest {
    private static final byte[] SOURCE = bytes("{}");

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "語", "🙂"})
    void anIdUpToTheLimitStaysAsItIs(String character) {
        String id = character.repeat(Document.MAX_ID_BYTES / bytes(character).length);

        assertThat(Document.constant("things", id, SOURCE).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "語", "🙂"})
    void aLongerIdIsShortenedToTheLimitWithoutLosingItsDifference(String character) {
        String id = character.repeat(1_000);

        String one = Document.constant("things", id + "1", SOURCE).id();
        String other = Document.constant("things", id + "2", SOURCE).id();

        assertThat(bytes(one)).hasSizeBetween(Document.MAX_ID_BYTES - 3, Document.MAX_ID_BYTES);
        assertThat(one).startsWith(character.repeat(100)).isNotEqualTo(other).doesNotContain("\uFFFD");
        assertThat(Document.constant("things", id + "1", SOURCE).id()).isEqualTo(one);
        assertThat(Document.constant("things", one, SOURCE).id()).isEqualTo(one);
    }

    @Test
    void whatWouldBreakABulkRequestIsRefused() {
        assertThatThrownBy(() -> Document.constant("things", "a", bytes("{\n}")))
                .hasMessageContaining("one line");
        assertThatThrownBy(() -> Document.constant("things", "", SOURCE)).hasMessageContaining("id");
        assertThatThrownBy(() -> Document.constant("", "a", SOURCE)).hasMessageContaining("index");
        assertThatThrownBy(() -> Document.versioned("things", "a", -1, SOURCE)).hasMessageContaining("negative");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
