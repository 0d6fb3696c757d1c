package io.banyan.leaks;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Keeps what Netty would only log. Netty makes one of these for each kind of resource, told to by
/// `-Dio.netty.customResourceLeakDetector`.
public final class ListeningLeakDetector<T> extends ResourceLeakDetector<T> {
    private static final Queue<ListeningLeakDetector<?>> ALL = new ConcurrentLinkedQueue<>();
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

    /// Lettuce loses one buffer where its threads end while a connection is being made, as at the stop of a gateway
    /// whose Redis is away. A Redis that refuses each connection for minutes loses none: direct memory stays level.
    private static final String AT_THE_STOP = "io.lettuce.core.protocol.CommandHandler.channelRegistered";

    /// Called by Netty.
    ///
    /// @param samplingInterval one in how many is watched; `paranoid` watches all
    public ListeningLeakDetector(Class<?> resource, int samplingInterval) {
        super(resource, samplingInterval);
        ALL.add(this);
    }

    /// Netty insists on this older form too, and does not use it.
    public ListeningLeakDetector(Class<?> resource, int samplingInterval, long maxActive) {
        this(resource, samplingInterval);
    }

    @Override
    public @Nullable ResourceLeakTracker<T> track(T watched) {
        ResourceLeakTracker<T> tracker = super.track(watched);
        return tracker == null ? null : OpenBuffers.counted(tracker);
    }

    @Override
    public @Nullable ResourceLeakTracker<T> trackForcibly(T watched) {
        ResourceLeakTracker<T> tracker = super.trackForcibly(watched);
        return tracker == null ? null : OpenBuffers.counted(tracker);
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resource, String records) {
        super.reportTracedLeak(resource, records);
        if (!records.contains(AT_THE_STOP)) {
            LEAKS.add(resource + " was never released:" + records);
        }
    }

    @Override
    protected void reportUntracedLeak(String resource) {
        super.reportUntracedLeak(resource);
        LEAKS.add(resource + " was never released");
    }

    /// Whether Netty watches every buffer, and with detectors of this kind.
    static boolean inUse() {
        ResourceLeakDetector<Object> made =
                ResourceLeakDetectorFactory.instance().newResourceLeakDetector(Object.class, 1);
        return made instanceof ListeningLeakDetector && getLevel() == Level.PARANOID;
    }

    /// The leaks that were found since the last call.
    static List<String> take() {
        ALL.forEach(ListeningLeakDetector::look);
        List<String> found = new ArrayList<>();
        for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            found.add(leak);
        }
        return found;
    }

    /// A detector looks for leaks when it is given something new to watch.
    @SuppressWarnings("unchecked") // the object is only compared with itself
    private void look() {
        T watched = (T) new Object();
        ResourceLeakTracker<T> tracker = track(watched);
        if (tracker != null) {
            tracker.close(watched);
        }
    }
}
