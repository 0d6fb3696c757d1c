package io.banyan.views;

class PostgresRunnerMendTests extends RunnerMendContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }
}
