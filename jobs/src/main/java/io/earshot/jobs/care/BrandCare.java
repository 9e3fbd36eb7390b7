package io.earshot.jobs.care;

import io.earshot.brand.Brand;
import io.earshot.care.Briefing;
import io.earshot.care.CareSettings;

/** How a task cares for one brand. */
record BrandCare(Briefing briefing, CareSettings settings) {
    static BrandCare of(Brand brand) {
        return new BrandCare(Briefing.of(brand), CareSettings.of(brand));
    }

    static BrandCare usual() {
        return new BrandCare(Briefing.usual(), CareSettings.DEFAULTS);
    }
}
