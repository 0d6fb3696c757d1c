package io.banyan.views;

class RedisRunnerTests extends RunnerContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }
}
