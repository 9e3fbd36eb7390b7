package io.earshot.notify;

import io.earshot.alert.AlertKind;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is told of which alerts.
 *
 * @param zone whose clock the times in messages for people are of
 * @param targets each of another name
 * @param routes in their order
 */
public record NotifyPlan(ZoneId zone, List<Target> targets, List<Route> routes) implements Serializable {
    /** Nobody is told anything. */
    public static final NotifyPlan NONE = new NotifyPlan(ZoneId.of("UTC"), List.of(), List.of());

    public Optional<Target> target(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    /** The routes that alerts of a brand and kind go, whatever their level. */
    List<Route> routes(String brand, AlertKind kind) {
        List<Route> result = new ArrayList<>();
        for (Route route : routes) {
            if (route.isFor(brand, kind)) {
                result.add(route);
                if (route.last()) {
                    break;
                }
            }
        }
        return result;
    }
}
