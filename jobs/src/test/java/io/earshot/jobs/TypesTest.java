package io.earshot.jobs;

import io.earshot.care.Activity;
import io.earshot.care.ItemEvent;
import io.earshot.customer.CustomerContext;
import io.earshot.customer.CustomerFileState;
import io.earshot.customer.CustomerNews;
import io.earshot.jobs.connect.DeadLetter;
import io.earshot.jobs.connect.RawRecord;
import io.earshot.jobs.mentions.BrandsRead;
import io.earshot.jobs.mentions.MatchedPost;
import io.earshot.mention.Mention;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What travels between operators or stays in state is written by Flink's own serializers, which can evolve. */
final class TypesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                RawRecord.class,
                BrandsRead.class,
                DeadLetter.class,
                MatchedPost.class,
                Mention.class,
                Activity.class,
                ItemEvent.class,
                CustomerNews.class,
                CustomerFileState.class,
                CustomerContext.class
            })
    void isSerialisedWithoutKryo(Class<?> type) {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
    }
}
