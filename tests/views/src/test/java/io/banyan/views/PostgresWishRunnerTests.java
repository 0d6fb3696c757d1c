package io.banyan.views;

class PostgresWishRunnerTests extends WishRunnerContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }
}
