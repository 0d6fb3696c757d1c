package io.banyan.views;

class PostgresPartTests extends PartContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }
}
