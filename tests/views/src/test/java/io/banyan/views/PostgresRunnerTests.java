package io.banyan.views;

class PostgresRunnerTests extends RunnerContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }
}
