package io.banyan.blackbox.streams;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.StubUpstream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A gateway with TLS in a process of its own, without routes, for all classes that ask for it, started once.
final class SecureProcess implements ParameterResolver, BeforeEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SecureProcess.class);

    /// LEGACY says its name.
    record Running(StubUpstream legacy, GatewayProcess gateway) implements AutoCloseable {
        @Override
        public void close() {
            gateway.close();
            legacy.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).legacy().now(Behaviours.says("legacy"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Running resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    private static Running running(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Running.class, key -> start(), Running.class);
    }

    private static Running start() {
        StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
        return new Running(legacy, GatewaySetup.facing(legacy.url()).tls().startProcess("-Xmx256m"));
    }
}
