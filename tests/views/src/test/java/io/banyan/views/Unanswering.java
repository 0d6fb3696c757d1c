package io.banyan.views;

import io.banyan.projections.store.ViewStore;
import io.banyan.projections.store.ViewUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/// A store that leaves every third question about documents without an answer: one time it has done what it was asked,
/// the next time it has not.
final class Unanswering {
    private static final Set<String> ASKED = Set.of("apply", "documents");

    private int calls;

    ViewStore on(ViewStore store) {
        return (ViewStore) Proxy.newProxyInstance(
                ViewStore.class.getClassLoader(), new Class<?>[] {ViewStore.class}, (self, called, given) -> {
                    int call = ASKED.contains(called.getName()) ? ++calls : 1;
                    if (call % 6 == 3) {
                        throw unavailable();
                    }
                    Object answer;
                    try {
                        answer = called.invoke(store, given);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                    if (call % 6 == 0) {
                        throw unavailable();
                    }
                    return answer;
                });
    }

    int calls() {
        return calls;
    }

    private static ViewUnavailable unavailable() {
        return new ViewUnavailable("it does not answer", new IllegalStateException());
    }
}
