package io.banyan.views;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.banyan.projections.store.PostgresViewStore;
import io.banyan.projections.store.RedisViewStore;
import io.banyan.projections.store.ViewStore;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.testkit.RealRedis;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/// A store with a real server behind it. Closing it ends the server.
interface Stores extends AutoCloseable {
    ViewStore store();

    /// Nothing is in it afterwards.
    void empty();

    @Override
    void close();

    static Redis redis() {
        return new Redis();
    }

    static Postgres postgres() {
        return new Postgres();
    }

    final class Redis implements Stores {
        private final RealRedis redis = RealRedis.start();
        private final RedisLink link = new RedisLink(RedisAddress.parse(redis.url()));
        private final RedisViewStore store = new RedisViewStore(link);

        RealRedis server() {
            return redis;
        }

        RedisLink link() {
            return link;
        }

        @Override
        public ViewStore store() {
            return store;
        }

        @Override
        public void empty() {
            redis.say("FLUSHALL");
        }

        @Override
        public void close() {
            link.close();
            redis.close();
        }
    }

    final class Postgres implements Stores {
        private final EmbeddedPostgres postgres;
        private final HikariDataSource pool;
        private final ViewStore store;

        private Postgres() {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            var config = new HikariConfig();
            config.setDataSource(postgres.getPostgresDatabase());
            config.setMaximumPoolSize(8);
            pool = new HikariDataSource(config);
            store = PostgresViewStore.open(pool);
        }

        HikariDataSource pool() {
            return pool;
        }

        @Override
        public ViewStore store() {
            return store;
        }

        @Override
        public void empty() {
            try (Connection connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("truncate banyan_views.registration, banyan_views.lease, banyan_views.wish,"
                        + " banyan_views.dropped,"
                        + " banyan_views.checkpoint, banyan_views.document, banyan_views.entry,"
                        + " banyan_views.dead_letter");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            pool.close();
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
