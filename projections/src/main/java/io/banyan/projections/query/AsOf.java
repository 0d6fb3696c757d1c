package io.banyan.projections.query;

import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import org.jspecify.annotations.Nullable;

/// The header that proves how new an answer is: `Banyan-As-Of:
/// "7c1f00aa";pos="123456789";time=1764338400.123;view="events";v=3`, a structured field (RFC 9651).
public final class AsOf {
    /// Its name.
    public static final String HEADER = "Banyan-As-Of";

    private AsOf() {}

    /// What an answer may claim that was made of data with this checkpoint; null: nothing, since some change is missing
    /// from it, or it has one transaction by halves.
    public static @Nullable String of(ViewId view, Checkpoint checkpoint) {
        if (checkpoint.state() != ViewState.LIVE || Checkpoint.isWithinTransaction(checkpoint.at())) {
            return null;
        }
        String time = checkpoint.unixSeconds();
        return "\"" + checkpoint.source() + "\";pos=\""
                + Long.toUnsignedString(checkpoint.at().commit()) + "\""
                + (time == null ? "" : ";time=" + time) + ";view=\"" + view.name() + "\";v=" + view.version();
    }
}
