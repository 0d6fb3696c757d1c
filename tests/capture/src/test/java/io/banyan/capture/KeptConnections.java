package io.banyan.capture;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps every connection to a PostgreSQL that is made while it is open: one that nobody else keeps would be closed by
/// the collector sooner or later, and a leak would not show.
final class KeptConnections implements Driver, AutoCloseable {
    private final Driver driver = new org.postgresql.Driver();
    private final List<Connection> made = new ArrayList<>();

    KeptConnections() throws SQLException {
        org.postgresql.Driver.deregister();
        DriverManager.registerDriver(this);
    }

    List<Connection> made() {
        return List.copyOf(made);
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = driver.connect(url, properties);
        if (connection != null) {
            made.add(connection);
        }
        return connection;
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return driver.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public void close() throws SQLException {
        DriverManager.deregisterDriver(this);
        org.postgresql.Driver.register();
    }
}
