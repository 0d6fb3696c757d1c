package io.banyan.views;

class RedisPartTroubleTests extends PartTroubleContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }
}
