package io.earshot.jobs.notify;

import io.earshot.care.Activity;
import io.earshot.care.BadActivityException;
import io.earshot.jobs.connect.RawRecord;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Finds who claimed an alert among what agents did. What cannot be read is the care job's to name. */
final class FindClaims implements FlatMapFunction<RawRecord, Claim> {
    private static final long serialVersionUID = 1;

    @Override
    public void flatMap(RawRecord record, Collector<Claim> out) {
        try {
            Activity activity = Activity.read(record.keyText(), record.value());
            String item = activity.item();
            if (activity.type() == Activity.Type.CLAIMED && item != null && isAlert(item)) {
                out.collect(new Claim(item, activity.at()));
            }
        } catch (BadActivityException e) {
            // It is a dead letter of the care job's already.
        }
    }

    /** After the brand an alert's id has its kind and a slash, an item's a platform and a colon. */
    static boolean isAlert(String id) {
        String rest = id.substring(id.indexOf('/') + 1);
        int slash = rest.indexOf('/');
        int colon = rest.indexOf(':');
        return slash > 0 && (colon < 0 || slash < colon);
    }
}
