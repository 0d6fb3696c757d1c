package io.banyan.blackbox;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Something that takes long to start, started once for all classes that ask for it by a parameter's type, and calmed
/// before each of their tests.
public abstract class Shared<T extends AutoCloseable> implements ParameterResolver, BeforeEachCallback {
    private final Class<T> type;

    protected Shared(Class<T> type) {
        this.type = type;
    }

    protected abstract T start();

    /// Undoes what a test before may have asked of it.
    protected abstract void calm(T shared);

    @Override
    public final void beforeEach(ExtensionContext context) {
        calm(shared(context));
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public final T resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    private T shared(ExtensionContext context) {
        var store = context.getRoot().getStore(Namespace.create(getClass()));
        return store.computeIfAbsent(type, key -> start(), type);
    }
}
