package io.banyan.views;

class PostgresWishTests extends WishContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }
}
