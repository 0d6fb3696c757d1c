package io.banyan.projections.feed;

import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewStore;
import io.banyan.redis.RedisLink;
import java.util.concurrent.ExecutionException;

/// Drops a version of a view for good: from its store, with what the log keeps for it and what the feed says of it. For
/// a version that nobody runs any more; whoever runs it does so when asked through the feed.
public final class ViewRemoval {
    private ViewRemoval() {}

    /// May be called again after it threw.
    ///
    /// @param link of the feed
    /// @throws io.banyan.projections.store.ViewUnavailable or io.banyan.projections.log.LogUnavailable
    /// @throws IllegalStateException when the feed gave no answer; store and log have let go of it then
    public static void drop(ViewStore store, ChangeLog log, RedisLink link, ViewId view) {
        store.drop(view);
        log.release(view.toString());
        try {
            Forgetting.of(link, view).toFuture().get();
        } catch (ExecutionException away) {
            throw new IllegalStateException(
                    "view " + view + " is dropped, but Redis at " + link + " still tells of it; drop it again", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while view " + view + " was dropped", interrupted);
        }
    }
}
