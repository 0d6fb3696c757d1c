package io.banyan.edge;

import io.banyan.exchange.Tap;
import io.banyan.freshness.Demand;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request as freshness sees it: what its answer must have, and whether it may change what others read. Lives on
/// its client's event loop.
final class FreshRequest {
    private final Freshness all;
    private final @Nullable FreshnessState view;
    private final ClientRequest request;
    private final Writing writing;
    private final Tap tap;
    private Demand demand;

    /// @param view null = of no group with freshness
    /// @param demand as the tickets say that were taken off its head
    FreshRequest(
            Freshness all,
            @Nullable FreshnessState view,
            ClientRequest request,
            Writing writing,
            Tap tap,
            Demand demand) {
        this.all = all;
        this.view = view;
        this.request = request;
        this.writing = writing;
        this.tap = tap;
        this.demand = demand;
    }

    Freshness all() {
        return all;
    }

    @Nullable
    FreshnessState view() {
        return view;
    }

    ClientRequest request() {
        return request;
    }

    Writing writing() {
        return writing;
    }

    Tap tap() {
        return tap;
    }

    Demand demand() {
        return demand;
    }

    /// Its client must see this as well.
    ///
    /// @param more null = nothing
    void mustSee(@Nullable Ticket more) {
        demand = more == null ? demand : demand.and(more);
    }

    /// What its client must see cannot be found out.
    void isUnknown() {
        demand = demand.unknown();
    }

    /// Where its client's ticket is kept for a read of a group; none where it is not.
    List<String> names(@Nullable String group) {
        StickyTickets byKey = all.byKey();
        return byKey == null
                ? List.of()
                : byKey.names(group, request, all.heads().keys());
    }

    /// Where its client's ticket is kept for all groups.
    List<String> names() {
        StickyTickets byKey = all.byKey();
        return byKey == null ? List.of() : byKey.names(request, all.heads().keys());
    }
}
