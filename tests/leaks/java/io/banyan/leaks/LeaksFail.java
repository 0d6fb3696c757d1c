package io.banyan.leaks;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Fails the class after which Netty knows of a leak, and at the end the run, after a garbage collection. The leak may
/// be of an earlier class: the trace in the message says where the buffer was touched. JUnit finds this by itself.
public final class LeaksFail implements BeforeAllCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(LeaksFail.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!ListeningLeakDetector.inUse()) {
            throw new AssertionError("Netty does not use ListeningLeakDetector at level paranoid: nothing is watched");
        }
        context.getRoot().getStore(NAMESPACE).computeIfAbsent(AtEnd.class);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        check();
    }

    private static void check() {
        List<String> leaks = ListeningLeakDetector.take();
        if (!leaks.isEmpty()) {
            throw new AssertionError(leaks.size() + " leaks, each told once:\n" + String.join("\n", leaks));
        }
    }

    /// Closed by JUnit when all classes are through.
    static final class AtEnd implements AutoCloseable {
        @Override
        public void close() {
            collect();
            collect();
            check();
        }

        /// Returns when a full collection has told what it found; after two all that was unreachable is known.
        private static void collect() {
            ReferenceQueue<Object> told = new ReferenceQueue<>();
            WeakReference<Object> garbage = new WeakReference<>(new Object(), told);
            System.gc();
            try {
                if (told.remove(10_000) != garbage) {
                    throw new AssertionError("no garbage collection within ten seconds");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while looking for leaks", e);
            }
        }
    }
}
