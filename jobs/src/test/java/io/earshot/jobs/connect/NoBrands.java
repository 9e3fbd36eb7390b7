package io.earshot.jobs.connect;

import java.util.Map;

/** A topic of brands that has none. */
public record NoBrands() implements BrandsLog {
    @Override
    public Follower follow(Map<Integer, Long> from) {
        return new Follower() {
            @Override
            public RawRecord next() {
                return null;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
