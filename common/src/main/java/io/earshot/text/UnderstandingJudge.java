package io.earshot.text;

import io.earshot.brand.Brand;
import io.earshot.brand.Names;
import io.earshot.post.Post;
import io.earshot.query.Judge;
import io.earshot.query.Judged;
import io.earshot.text.personal.PersonalData;
import java.util.List;

/** Judges a post just as its mention will be, so that a query by tone finds the mentions that show this tone. */
public final class UnderstandingJudge implements Judge {
    @Override
    public Judged judge(Post post, Brand brand) {
        // The models are loaded by the first post that is judged, as most brands have no query that asks for it.
        Analysis analysis = Understanding.load()
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
