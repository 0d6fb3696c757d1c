package io.banyan.projections.runner;

import io.banyan.projections.projection.Patience;
import io.banyan.projections.store.Wish;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How long a step waits for a projection that answers elsewhere: until this runner works no longer, is to end, or is
/// asked for something else. For one thread, but for `end`.
final class StepPatience implements Patience {
    private final Lease lease;
    private final Wishes wishes;
    private final Reporting reporting;
    private @Nullable Wish heard;
    private boolean builds;
    private volatile boolean ends;

    StepPatience(Lease lease, Wishes wishes, Reporting reporting) {
        this.lease = lease;
        this.wishes = wishes;
        this.reporting = reporting;
    }

    /// A step begins.
    ///
    /// @param wish that it works for; null: none
    void begin(@Nullable Wish wish) {
        heard = wish;
        builds = false;
    }

    /// The step builds the view, which only a drop ends.
    void build() {
        builds = true;
    }

    /// From now on nobody waits.
    void end() {
        ends = true;
    }

    @Override
    public boolean goOn(@Nullable String why) {
        if (why != null) {
            reporting.trouble(why);
        }
        return !ends && lease.isHeld() && !isAskedForElse(wishes.now(false));
    }

    private boolean isAskedForElse(@Nullable Wish now) {
        return builds ? now instanceof Wish.Drop : !Objects.equals(now, heard);
    }
}
