package io.banyan.views;

import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.runner.Snapshots;
import io.banyan.projections.store.ViewStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.IntPredicate;

/// Kills a runner at a call that it makes: nothing of it runs any more, and what it had asked may have been done.
final class Abandoned extends Error {
    private static final long serialVersionUID = 1L;

    private Abandoned() {
        super("killed", null, false, false);
    }

    /// Counts the calls of one runner, and ends it at one of them.
    static final class Killer {
        private final IntPredicate at;
        private int calls;

        /// @param at given twice the number of the call before it is made, and that plus 1 after it
        Killer(IntPredicate at) {
            this.at = at;
        }

        /// A store whose lease everybody has: the worst that can happen with one.
        ViewStore on(ViewStore store) {
            return proxy(ViewStore.class, store);
        }

        ChangeLog on(ChangeLog log) {
            return proxy(ChangeLog.class, log);
        }

        Snapshots on(Snapshots snapshots) {
            return proxy(Snapshots.class, snapshots);
        }

        private <T> T proxy(Class<T> type, T real) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, given) -> {
                        if (called.getName().equals("lease")) {
                            return true;
                        }
                        int call = calls++;
                        if (at.test(2 * call)) {
                            throw new Abandoned();
                        }
                        Object answer;
                        try {
                            answer = called.invoke(real, given);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                        if (at.test(2 * call + 1)) {
                            throw new Abandoned();
                        }
                        return answer;
                    }));
        }
    }
}
