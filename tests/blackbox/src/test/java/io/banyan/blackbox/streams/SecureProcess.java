package io.banyan.blackbox.streams;

import io.banyan.blackbox.Shared;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.StubUpstream;

/// A gateway with TLS in a process of its own, without routes.
final class SecureProcess extends Shared<SecureProcess.Running> {
    /// LEGACY says its name.
    record Running(StubUpstream legacy, GatewayProcess gateway) implements AutoCloseable {
        @Override
        public void close() {
            gateway.close();
            legacy.close();
        }
    }

    SecureProcess() {
        super(Running.class);
    }

    @Override
    protected Running start() {
        StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
        return new Running(legacy, GatewaySetup.facing(legacy.url()).tls().startProcess("-Xmx256m"));
    }

    @Override
    protected void calm(Running running) {
        running.legacy().now(Behaviours.says("legacy"));
    }
}
