package io.banyan.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// The view that holds now. Read without waiting by everybody; swapped whole, one swap at a time, so that listeners
/// hear of every view in order.
public final class CurrentLive {
    private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();
    private volatile LiveView view;

    CurrentLive(LiveView first) {
        this.view = first;
    }

    public LiveView now() {
        return view;
    }

    /// From now on told of every new view. What a listener throws reaches whoever made the change: it must not throw.
    public void listen(LiveListener listener) {
        listeners.add(listener);
    }

    synchronized LiveView swap(UnaryOperator<LiveView> change, List<Change> changes) {
        LiveView before = view;
        LiveView after = change.apply(before);
        if (!after.equals(before) || !changes.isEmpty()) {
            view = after;
            listeners.forEach(listener -> listener.inForce(after, changes));
        }
        return after;
    }
}
