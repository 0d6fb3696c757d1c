package io.banyan.views;

class PostgresPartTroubleTests extends PartTroubleContract {
    @Override
    Stores stores() {
        return Shared.postgres();
    }
}
