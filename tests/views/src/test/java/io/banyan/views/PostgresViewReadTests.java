package io.banyan.views;

class PostgresViewReadTests extends ViewReadContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }
}
