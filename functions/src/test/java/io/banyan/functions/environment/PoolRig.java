package io.banyan.functions.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.functions.environment.FakeLauncher.FakeProcess;
import io.banyan.functions.logs.FunctionLog;
import io.banyan.functions.spec.FunctionSpec;
import io.banyan.functions.spec.RuntimeKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// A pool whose processes do what a test tells them.
abstract class PoolRig {

    final FakeLauncher launcher = new FakeLauncher();
    final FakeTimers timers = new FakeTimers();
    final AtomicLong nanos = new AtomicLong(1_000);
    final List<String> troubles = new ArrayList<>();
    final Pool pool;

    PoolRig(Path folder) {
        FunctionSpec spec = new FunctionSpec(
                "orders",
                new FunctionSpec.Ownership("orders", "team", "#team", "production"),
                new FunctionSpec.Program(RuntimeKind.PROVIDED, "bootstrap", folder),
                new FunctionSpec.Limits(128, Duration.ofSeconds(3), 2),
                Map.of(),
                new FunctionSpec.Source(folder, "orders/function.yaml", 1, 6));
        Wiring wiring = new Wiring(
                launcher,
                Runnable::run,
                timers,
                InstantSource.fixed(Instant.EPOCH),
                nanos::get,
                new Wiring.Pace(Duration.ofSeconds(10), Duration.ofMillis(50), Duration.ofMinutes(5)));
        pool = new Pool(
                new Deployed(spec, "$LATEST", "eu-west-1"), wiring, new FunctionLog(folder, "orders"), troubles::add);
    }

    final FakeProcess idle() {
        invoke("1");
        FakeProcess process = launcher.only();
        process.next();
        process.answer("1", "");
        process.next();
        return process;
    }

    final FakeAnswering invoke(String id) {
        FakeAnswering answering = new FakeAnswering();
        assertThat(pool.invoke(invocation(id, answering))).isTrue();
        return answering;
    }

    static Invocation invocation(String id, Answering answering) {
        return new Invocation(id, new byte[0], new Invocation.Told("arn", "trace", null, null), false, answering);
    }
}
