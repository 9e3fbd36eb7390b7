package io.earshot.jobs.care;

import io.earshot.care.Briefed;
import io.earshot.care.CareEvent;
import io.earshot.jobs.connect.BrandsLog;
import io.earshot.jobs.connect.FollowedBrands;
import io.earshot.mention.Mention;
import io.earshot.post.Post;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Says of each mention whether it deserves an item and who and what helps with it, and counts how many do not, and why. */
final class BriefMentions extends ProcessFunction<Mention, CareEvent> {
    /** Where brands may have items. */
    static final OutputTag<Place> PLACES = new OutputTag<>("places", TypeInformation.of(Place.class));

    private static final long serialVersionUID = 1;

    private final BrandsLog brands;
    private transient FollowedBrands<BrandCare> followed;
    private transient Map<String, Counter> verdicts;

    BriefMentions(BrandsLog brands) {
        this.brands = brands;
    }

    @Override
    public void open(OpenContext context) {
        followed = new FollowedBrands<>(brands, BrandCare::of, BrandCare.usual());
        verdicts = new HashMap<>();
    }

    @Override
    public void processElement(Mention mention, Context context, Collector<CareEvent> out) {
        followed.changes();
        BrandCare care = followed.of(mention.brand());
        Briefed briefed = care.briefing().brief(mention);
        verdicts.computeIfAbsent(briefed.verdict().reason(), this::counter).inc();
        Post post = mention.post();
        out.collect(CareEvent.of(briefed, post.id()));
        if (briefed.verdict().open()) {
            long keepMillis = care.settings().expireAfter().toMillis();
            context.output(PLACES, new Place(post.id(), mention.brand(), post.createdAt(), keepMillis));
            if (!post.thread().equals(post.id())) {
                context.output(PLACES, new Place(post.thread(), mention.brand(), post.createdAt(), keepMillis));
            }
        }
    }

    @Override
    public void close() {
        if (followed != null) {
            followed.close();
        }
    }

    private Counter counter(String reason) {
        return getRuntimeContext().getMetricGroup().addGroup("mentions").counter(reason);
    }
}
