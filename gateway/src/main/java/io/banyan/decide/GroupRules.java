package io.banyan.decide;

import io.banyan.route.Group;
import io.banyan.route.Origin;
import io.banyan.split.StickyKey;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a decision needs of a group's file beside its routes.
///
/// @param salt of the hash; the group's name unless the file says otherwise
/// @param sticky first present wins; never empty
/// @param maxWeight caps whatever weight is asked
/// @param kill where the file says `kill: true`, which sends every route to LEGACY whatever live state says; null = it
///     does not
public record GroupRules(
        Group group,
        String salt,
        List<StickySource> sticky,
        Weight maxWeight,
        @Nullable Origin kill) {
    public GroupRules {
        sticky = List.copyOf(sticky);
    }

    /// Of a file that does not kill.
    public GroupRules(Group group, String salt, List<StickySource> sticky, Weight maxWeight) {
        this(group, salt, sticky, maxWeight, null);
    }

    /// The weight that comes of the one asked: the smaller of it and `maxWeight`, and none while a kill switch is on.
    public Weight applied(Weight asked, boolean killed) {
        return killed ? Weight.NONE : asked.min(maxWeight);
    }

    /// What keeps a request's client on one side; its query does not count.
    ///
    /// @return null = it has none of the sources
    public @Nullable StickyKey key(RequestView request) {
        return StickyKey.of(sticky, new ViewValues(request, RequestQuery.behind("", 0)), request.client());
    }

    /// True where more is asked than `maxWeight` lets through.
    public boolean caps(Weight asked) {
        return asked.compareTo(maxWeight) > 0;
    }
}
