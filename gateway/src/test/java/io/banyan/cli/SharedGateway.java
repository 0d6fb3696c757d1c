package io.banyan.cli;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One gateway for all test classes that ask for a `RealGateway`: a start takes long. They run one after the other,
/// each with groups of its own, and what one does to everything it takes back.
final class SharedGateway implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealGateway.class;
    }

    @Override
    public RealGateway resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedGateway.class))
                .computeIfAbsent(RealGateway.class, type -> RealGateway.start(), RealGateway.class);
    }
}
