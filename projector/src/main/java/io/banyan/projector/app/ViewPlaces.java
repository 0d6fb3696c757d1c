package io.banyan.projector.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.banyan.projections.store.PostgresViewStore;
import io.banyan.projections.store.RedisViewStore;
import io.banyan.projections.store.ViewStore;
import io.banyan.projector.app.ProjectorSpec.ViewPlace;
import io.banyan.redis.RedisLink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens the store of views.
final class ViewPlaces {
    private static final int PATIENCE_MILLIS = 5_000;

    private ViewPlaces() {}

    /// @param link of the log and the feed
    /// @param opened takes what is to be closed afterwards
    static ViewStore open(@Nullable ViewPlace place, RedisLink link, int views, Consumer<AutoCloseable> opened) {
        return switch (place) {
            case ViewPlace.InPostgres(DatabaseUrl database) -> {
                HikariDataSource pool = pool(database, views);
                opened.accept(pool);
                yield PostgresViewStore.open(pool);
            }
            case ViewPlace.InRedis(var address) -> {
                RedisLink other = new RedisLink(address);
                opened.accept(other);
                Start.check(other);
                yield new RedisViewStore(other);
            }
            case null -> new RedisViewStore(link);
        };
    }

    private static HikariDataSource pool(DatabaseUrl database, int views) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbc());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(views + 2);
        config.setConnectionTimeout(PATIENCE_MILLIS);
        // Says itself, with the first question, that there is no database.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "banyan-views");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", "20");
        return new HikariDataSource(config);
    }
}
