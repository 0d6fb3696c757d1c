package io.banyan.views;

class RedisViewReadTests extends ViewReadContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }
}
