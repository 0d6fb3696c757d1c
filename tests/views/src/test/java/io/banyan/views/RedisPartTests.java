package io.banyan.views;

class RedisPartTests extends PartContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }
}
