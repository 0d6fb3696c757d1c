package io.banyan.projections.source;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/// Makes connections to one PostgreSQL, and says in words why one failed.
final class PostgresLink {
    /// SQLSTATEs that do not go away by themselves: no such role, wrong password, no such database, no right.
    private static final Set<String> FINAL = Set.of("28000", "28P01", "3D000", "42501");

    private static final String OBJECT_IN_USE = "55006";

    private final PostgresSpec spec;

    PostgresLink(PostgresSpec spec) {
        this.spec = spec;
    }

    /// For questions, each answered within 20 s. Times in its answers are in UTC.
    Connection ordinary() {
        Properties properties = properties();
        properties.setProperty("socketTimeout", "20");
        return opened(properties);
    }

    /// For reading many rows, which may take long.
    Connection patient() {
        return opened(properties());
    }

    /// For the stream and for slots with a snapshot. Takes SQL, too, but no prepared statements.
    Connection replication() {
        Properties properties = properties();
        properties.setProperty("replication", "database");
        properties.setProperty("assumeMinServerVersion", "14");
        properties.setProperty("preferQueryMode", "simple");
        return opened(properties);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", spec.user());
        properties.setProperty("password", spec.password());
        properties.setProperty("ApplicationName", "banyan-capture");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /// A row's times must not depend on where this runs, or on whether they come by the stream or by a snapshot.
    private Connection opened(Properties properties) {
        try {
            Connection connection = DriverManager.getConnection(spec.url(), properties);
            try (var statement = connection.createStatement()) {
                statement.execute("SET TIME ZONE 'UTC'");
            } catch (SQLException failed) {
                closeQuietly(connection);
                throw failed;
            }
            return connection;
        } catch (SQLException failed) {
            throw failed(failed);
        }
    }

    /// As the other; what is no failure of the database's is itself.
    RuntimeException failed(Exception failed) {
        return switch (failed) {
            case SQLException sql -> failed(sql);
            case RuntimeException known -> known;
            default -> new IllegalStateException(failed);
        };
    }

    /// What a failure means for whoever asked: worth another try, or not.
    RuntimeException failed(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        if (FINAL.contains(state)) {
            return new SourceRefused(
                    "%s refuses: %s (SQLSTATE %s)".formatted(spec, failed.getMessage(), failed.getSQLState()));
        }
        if (state.equals(OBJECT_IN_USE)) {
            return SourceUnavailable.taken(
                    "another capture reads the slot %s of %s; this one stands by: %s"
                            .formatted(spec.name(), spec, failed.getMessage()),
                    failed);
        }
        return new SourceUnavailable("%s does not answer: %s".formatted(spec, failed.getMessage()), failed);
    }

    static void closeQuietly(AutoCloseable closed) {
        try {
            closed.close();
        } catch (Exception alreadyBroken) {
            // Nobody needs it any more.
        }
    }
}
