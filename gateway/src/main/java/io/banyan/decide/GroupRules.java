package io.banyan.decide;

import io.banyan.route.Group;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.List;

/// What a decision needs of a group's file beside its routes.
///
/// @param salt of the hash; the group's name unless the file says otherwise
/// @param sticky first present wins; never empty
/// @param maxWeight caps whatever weight is asked
public record GroupRules(Group group, String salt, List<StickySource> sticky, Weight maxWeight) {
    public GroupRules {
        sticky = List.copyOf(sticky);
    }

    /// The weight that comes of the one asked: the smaller of it and `maxWeight`, and none while a kill switch is on.
    public Weight applied(Weight asked, boolean killed) {
        return killed ? Weight.NONE : asked.min(maxWeight);
    }

    /// True where more is asked than `maxWeight` lets through.
    public boolean caps(Weight asked) {
        return asked.compareTo(maxWeight) > 0;
    }
}
