package io.earshot.brand;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * From where on care does something else.
 *
 * @param publicPost of so many items of one topic on, one public post is advised
 * @param missingArticle of so many questions of one topic on that no article fits, a new article is advised
 * @param slaRisk of such a share of items late or about to be on, in percent, an alert says so
 * @param expireDays after so many days in which nobody did anything, an open item expires
 */
public record CareThresholds(int publicPost, int missingArticle, int slaRisk, int expireDays) {
    /** What holds where the book says nothing. */
    public static final CareThresholds DEFAULT = new CareThresholds();

    /** As without settings; also what JSON leaves out of a brand. */
    public CareThresholds() {
        this(10, 5, 50, 30);
    }

    @JsonCreator
    static CareThresholds of(
            @JsonProperty("publicPost") @Nullable Integer publicPost,
            @JsonProperty("missingArticle") @Nullable Integer missingArticle,
            @JsonProperty("slaRisk") @Nullable Integer slaRisk,
            @JsonProperty("expireDays") @Nullable Integer expireDays) {
        return new CareThresholds(
                publicPost == null ? DEFAULT.publicPost : publicPost,
                missingArticle == null ? DEFAULT.missingArticle : missingArticle,
                slaRisk == null ? DEFAULT.slaRisk : slaRisk,
                expireDays == null ? DEFAULT.expireDays : expireDays);
    }
}
