package io.banyan.blackbox.streams;

import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One gateway with TLS for all classes that need nothing else, started once; its stubs are calmed before each test.
/// Every read of `/events/{id}` goes to MODERN.
final class SharedTls implements ParameterResolver, BeforeEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedTls.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        sides(context).calm();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TwoSides.class;
    }

    @Override
    public TwoSides resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sides(context);
    }

    private static TwoSides sides(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(TwoSides.class, key -> start(), TwoSides.class);
    }

    private static TwoSides start() {
        return TwoSides.with(group -> group.weight("100%").route("event", "/events/{id}"), setup -> setup.tls());
    }
}
