package io.earshot.text;

import io.earshot.brand.Brand;
import io.earshot.brand.Names;
import io.earshot.post.Post;
import io.earshot.query.Judge;
import io.earshot.query.Judged;
import io.earshot.text.personal.PersonalData;
import java.util.List;
import java.util.function.Supplier;

/** Judges a post just as its mention will be, so that a query by tone finds the mentions that show this tone. */
public final class UnderstandingJudge implements Judge {
    private final Supplier<Understanding> understanding;

    /** Judges by the shipped models. */
    public UnderstandingJudge() {
        this(Understanding::load);
    }

    /** Judges by what is in force when a post is judged: it is asked once for each judgement. */
    public UnderstandingJudge(Supplier<Understanding> understanding) {
        this.understanding = understanding;
    }

    @Override
    public Judged judge(Post post, Brand brand) {
        // The models are loaded by the first post that is judged, as most brands have no query that asks for it.
        Analysis analysis = understanding
                .get()
                .analyze(
                        post.text(),
                        post.lang(),
                        brand.languages(),
                        PersonalData.with(brand.personalData()),
                        Names.of(brand),
                        List.of());
        return new Judged(
                analysis.sentiment() == null ? null : analysis.sentiment().label(),
                analysis.sentiment() == null ? null : analysis.sentiment().score(),
                analysis.intent().label());
    }
}
