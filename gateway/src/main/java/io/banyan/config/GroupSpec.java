package io.banyan.config;

import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route file as written: texts with their lines, nothing interpreted. Null is what was not written, or was of the
/// wrong kind and has been reported.
record GroupSpec(
        int line,
        @Nullable Written group,
        @Nullable Written owner,
        @Nullable Written contact,
        @Nullable Written reviewBy,
        @Nullable Written lifecycle,
        @Nullable WrittenList hosts,
        @Nullable SideSpec modern,
        @Nullable SideSpec legacy,
        @Nullable Written weight,
        @Nullable Written maxWeight,
        @Nullable Written kill,
        @Nullable WrittenList sticky,
        @Nullable Written salt,
        @Nullable WrittenList fallBack,
        @Nullable WrittenList setCookie,
        @Nullable WrittenList dropCookies,
        @Nullable Written validators,
        @Nullable WrittenList siteHeaders,
        @Nullable Written permanentRedirects,
        @Nullable FreshnessSpec freshness,
        @Nullable CompareSpec compare,
        ShadowSpec shadow,
        RampSpec ramp,
        EndOfLifeSpec endOfLife,
        @Nullable IdentitySpec identity,
        @Nullable WrittenList calls,
        @Nullable WrittenList serviceAccounts,
        @Nullable Written reason,
        List<RouteSpec> routes) {
    GroupSpec {
        routes = List.copyOf(routes);
    }
}
