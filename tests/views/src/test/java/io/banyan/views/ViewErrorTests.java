package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.ViewThread;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.store.ViewStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// An Error that nobody expects ends no view.
class ViewErrorTests {
    @Test
    void isToldAndTriedAgain() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        World world = new World(new Random(7), 12);
        Wiring wiring = new Wiring(failing(twice), world.log(), world, RunnerTap.NONE, InstantSource.system());
        ViewRunner runner = new ViewRunner(wiring, new EventsProjection(), 1, "owner");

        try (var _ = new ViewThread(runner)) {
            twice.await();

            assertThat(runner.report().why())
                    .contains("its runner failed by a bug (java.lang.InternalError)")
                    .doesNotContain("a row");
            assertThat(runner.report().working()).isFalse();
        }
    }

    private static ViewStore failing(CountDownLatch asked) {
        ViewStore store = Shared.redis().store();
        return (ViewStore) Proxy.newProxyInstance(
                ViewStore.class.getClassLoader(), new Class<?>[] {ViewStore.class}, (_, method, given) -> {
                    if (method.getName().equals("lease")) {
                        asked.countDown();
                        throw new InternalError("a row");
                    }
                    try {
                        return method.invoke(store, given);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
