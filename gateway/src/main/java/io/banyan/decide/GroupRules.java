package io.banyan.decide;

import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.List;

/// What a decision needs of a group's file beside its routes.
///
/// @param salt of the hash; the group's name unless the file says otherwise
/// @param sticky first present wins; never empty
/// @param maxWeight caps whatever weight is asked
public record GroupRules(String salt, List<StickySource> sticky, Weight maxWeight) {
    public GroupRules {
        sticky = List.copyOf(sticky);
    }
}
