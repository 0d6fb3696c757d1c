package io.banyan.live;

import java.util.List;

/// Is told of every new view, in order, on whatever thread made it.
@FunctionalInterface
public interface LiveListener {
    /// A new view is in force.
    ///
    /// @param changes that led to it, oldest first; empty where only the store went away or came back
    void inForce(LiveView view, List<Change> changes);
}
