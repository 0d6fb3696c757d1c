package io.banyan.projections.runner;

import io.banyan.projections.store.Did;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewRefused;
import io.banyan.projections.store.ViewStore;
import io.banyan.projections.store.Wish;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What is asked of whoever runs one version of a view, and what became of the last wish; both are kept in the view's
/// store. Blocks as the store does.
public final class Wishes {
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final ViewStore store;
    private final ViewId view;
    private final InstantSource clock;
    private volatile boolean hinted = true;
    private volatile @Nullable Wish doing;
    private volatile @Nullable Did did;
    private Instant looked = Instant.MIN;

    Wishes(ViewStore store, ViewId view, InstantSource clock) {
        this.store = store;
        this.view = view;
        this.clock = clock;
    }

    /// Takes a request over: keeps it until it is done. Any thread may call, and more than once.
    ///
    /// @return false: something else is not done yet, and this does not make it needless; ask again later
    public boolean take(Wish asked) {
        Wish kept = kept();
        if (kept != null && !kept.id().equals(asked.id())) {
            if (!asked.makesNeedless(kept)) {
                return false;
            }
            store.done(view, did(kept.id(), "given up for the " + asked.word() + " that was asked after it", true));
        }
        store.ask(view, asked);
        hinted = true;
        return true;
    }

    /// One that cannot be read gives way to the next.
    private @Nullable Wish kept() {
        try {
            return store.wish(view);
        } catch (ViewRefused unreadable) {
            return null;
        }
    }

    /// A request that nobody can do. Any thread may call.
    ///
    /// @param id empty: not even that could be read
    public void refuse(String id, String says) {
        store.done(view, did(id, says, true));
        hinted = true;
    }

    /// What is asked and not done. Looks once a second, and at once after a request was taken over or `surely`.
    @Nullable
    Wish now(boolean surely) {
        Instant now = clock.instant();
        if (surely || hinted || !now.isBefore(looked.plus(OFTEN)) || now.isBefore(looked)) {
            hinted = false;
            looked = now;
            doing = store.wish(view);
            did = store.did(view);
        }
        return doing;
    }

    void done(Wish wish, String says) {
        over(did(wish.id(), says, false));
    }

    /// Nothing of it was done.
    void refuse(Wish wish, String says) {
        over(did(wish.id(), says, true));
    }

    private void over(Did over) {
        store.done(view, over);
        doing = null;
        did = over;
        hinted = true;
    }

    /// As of the last look.
    @Nullable
    Wish doing() {
        return doing;
    }

    /// As of the last look.
    @Nullable
    Did did() {
        return did;
    }

    private Did did(String id, String says, boolean refused) {
        return new Did(id, says, Instant.ofEpochMilli(clock.millis()), refused);
    }
}
