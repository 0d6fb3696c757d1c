package io.banyan.views;

class RedisRunnerMendTests extends RunnerMendContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }
}
