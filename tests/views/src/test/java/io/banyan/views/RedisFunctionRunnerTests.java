package io.banyan.views;

import io.banyan.projections.projection.Projection;
import org.junit.jupiter.api.AfterEach;

/// A runner promises the same where the projection is a function.
class RedisFunctionRunnerTests extends RunnerContract {
    private final StubFunction function = StubFunction.start();

    @AfterEach
    void end() {
        function.close();
    }

    @Override
    Stores stores() {
        return Shared.redis();
    }

    @Override
    Projection projection() {
        return function.projection();
    }
}
