package io.banyan.views;

import io.banyan.projections.projection.Projection;
import org.junit.jupiter.api.AfterEach;

/// A runner promises the same where the projection is a function.
class PostgresFunctionRunnerTests extends RunnerContract {
    private final StubFunction function = StubFunction.start();

    @AfterEach
    void end() {
        function.close();
    }

    @Override
    Stores stores() {
        return Shared.postgres();
    }

    @Override
    Projection projection() {
        return function.projection();
    }
}
