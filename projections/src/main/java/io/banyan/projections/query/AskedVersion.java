package io.banyan.projections.query;

import io.banyan.projections.store.ViewId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header by which a request asks for a version other than the active one, so that the two can be compared:
/// `Banyan-View: "events";v=2`, a structured field (RFC 9651). Only the gateway sends it.
record AskedVersion(ViewId view) {
    static final String HEADER = "Banyan-View";

    private static final Pattern WRITTEN = Pattern.compile(" *\"([a-z0-9-]{1,63})\"; *v=([1-9][0-9]{0,8}) *");

    /// Null: no version is asked for, or it is malformed and ignored.
    static @Nullable AskedVersion of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher read = WRITTEN.matcher(header);
        return read.matches() ? new AskedVersion(new ViewId(read.group(1), Integer.parseInt(read.group(2)))) : null;
    }

    /// The version that a read is of: what is asked of another view does not concern this one.
    ///
    /// @throws UnknownVersion when the service does not know the one that is asked for
    static ViewId among(ServedVersions versions, @Nullable AskedVersion asked) {
        ViewId active = versions.get();
        if (asked == null || !asked.view.name().equals(active.name())) {
            return active;
        }
        if (!versions.knows(asked.view.version())) {
            throw new UnknownVersion(asked.view, active);
        }
        return asked.view;
    }
}
