package io.banyan.views;

class RedisWishTests extends WishContract {
    @Override
    Stores stores() {
        return Shared.redis();
    }
}
