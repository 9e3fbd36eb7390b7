package io.earshot.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LongIntMapTest {
    @Test
    void itDoesAsAHashMapDoes() {
        Map<Long, Integer> expected = new HashMap<>();
        LongIntMap map = new LongIntMap();
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            // Few keys, and all with the same low bits, so that they push each other about.
            long key = (long) random.nextInt(500) << 4;
            int value = random.nextInt(3);
            if (random.nextBoolean()) {
                expected.put(key, value);
                map.put(key, value);
            } else {
                expected.remove(key, value);
                map.remove(key, value);
            }
            assertThat(map.size()).isEqualTo(expected.size());
        }
        for (long key = 0; key < 500 << 4; key++) {
            assertThat(map.get(key)).isEqualTo(expected.getOrDefault(key, LongIntMap.NONE));
        }
    }
}
