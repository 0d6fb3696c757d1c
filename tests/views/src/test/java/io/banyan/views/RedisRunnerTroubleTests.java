package io.banyan.views;

class RedisRunnerTroubleTests extends RunnerTroubleContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }
}
