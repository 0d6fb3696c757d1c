package io.banyan.views;

class PostgresRunnerTroubleTests extends RunnerTroubleContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }
}
