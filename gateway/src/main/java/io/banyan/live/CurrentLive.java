package io.banyan.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The view that holds now. Read without waiting by everybody; swapped whole, one swap at a time, so that listeners
/// hear of every view in order.
public final class CurrentLive {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentLive.class);

    private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();
    private volatile LiveView view;

    CurrentLive(LiveView first) {
        this.view = first;
    }

    public LiveView now() {
        return view;
    }

    /// From now on told of every new view. What a listener throws is logged, and hurts neither the others nor
    /// the change.
    public void listen(LiveListener listener) {
        listeners.add(listener);
    }

    synchronized LiveView swap(UnaryOperator<LiveView> change, List<Change> changes) {
        LiveView before = view;
        LiveView after = change.apply(before);
        if (!after.equals(before) || !changes.isEmpty()) {
            view = after;
            listeners.forEach(listener -> tell(listener, after, changes));
        }
        return after;
    }

    private static void tell(LiveListener listener, LiveView view, List<Change> changes) {
        try {
            listener.inForce(view, changes);
        } catch (RuntimeException failed) {
            LOG.error("A listener to live state failed; the change is in force", failed);
        }
    }
}
