package io.banyan.views;

class RedisWishRunnerTests extends WishRunnerContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }
}
