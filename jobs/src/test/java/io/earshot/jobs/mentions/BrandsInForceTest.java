package io.earshot.jobs.mentions;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.connect.Topics;
import io.earshot.text.UnderstandingJudge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BrandsInForceTest {
    private final BrandsInForce ahead = new BrandsInForce(new UnderstandingJudge());
    private final BrandsInForce behind = new BrandsInForce(new UnderstandingJudge());
    private final BrandsInForce restored = new BrandsInForce(new UnderstandingJudge());

    @AfterEach
    void close() {
        List.of(ahead, behind, restored).forEach(BrandsInForce::close);
    }

    @Test
    void noTaskGoesBackBehindAVersionThatAnotherWentBy() throws Exception {
        for (BrandsInForce task : List.of(ahead, behind)) {
            take(task, 0, 7, "acme", "first");
            take(task, 1, 3, "nova", "first");
            take(task, 1, 4, "zephyr", "first");
        }
        take(ahead, 0, 8, "acme", "second");
        take(ahead, 1, 5, "zephyr", null);

        restored.restore(snapshots(behind, ahead));
        restored.await();

        assertThat(restored.nextOffsets()).containsEntry(0, 9L).containsEntry(1, 6L);
        assertThat(restored.snapshot())
                .flatExtracting(BrandsRead::versions)
                .extracting(BrandsRead.Version::version)
                .containsExactly(8L, 3L);
        assertThat(restored.inForce().brands()).isEqualTo(2);
    }

    @Test
    void changesThatComeTogetherMakeOneMatcher() {
        take(ahead, 0, 1, "acme", "first");
        take(ahead, 0, 2, "nova", "first");
        take(ahead, 0, 3, "acme", "second");
        ahead.await();

        assertThat(ahead.inForce().brands()).isEqualTo(2);
        assertThat(ahead.inForce().newestChangeMillis()).isEqualTo(3_000);
    }

    private static List<BrandsRead> snapshots(BrandsInForce... tasks) {
        List<BrandsRead> all = new ArrayList<>();
        for (BrandsInForce task : tasks) {
            all.addAll(task.snapshot());
        }
        return all;
    }

    private static void take(BrandsInForce task, int partition, long offset, String id, @Nullable String word) {
        String json = "{\"id\":\"" + id + "\",\"queries\":[{\"id\":\"main\",\"query\":\"" + word + "\"}]}";
        byte[] value = word == null ? null : json.getBytes(StandardCharsets.UTF_8);
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        assertThat(task.take(new RawRecord(Topics.BRANDS, partition, offset, offset * 1_000, key, value, null)))
                .isNull();
    }
}
