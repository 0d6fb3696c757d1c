package io.banyan.views;

/// The servers that all tests of one JVM share; each is started by the first who asks, and ends with the JVM.
final class Shared {
    private Shared() {}

    static Stores.Redis redis() {
        return OfRedis.STORES;
    }

    static Stores.Postgres postgres() {
        return OfPostgres.STORES;
    }

    private static final class OfRedis {
        private static final Stores.Redis STORES = endingWithTheJvm(Stores.redis());
    }

    private static final class OfPostgres {
        private static final Stores.Postgres STORES = endingWithTheJvm(Stores.postgres());
    }

    private static <T extends Stores> T endingWithTheJvm(T stores) {
        Runtime.getRuntime().addShutdownHook(new Thread(stores::close));
        return stores;
    }
}
