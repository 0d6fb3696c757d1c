package io.banyan.projections.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Asks the database of the views; throws ViewUnavailable when it does not answer.
record PostgresAccess(DataSource database) {
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /// Each statement by itself.
    <T> T asked(Question<T> question) {
        try (Connection connection = database.getConnection()) {
            return question.ask(connection);
        } catch (SQLException failed) {
            throw PostgresTrouble.unavailable(failed);
        }
    }

    /// In one transaction.
    <T> T atOnce(Question<T> question) {
        return asked(connection -> {
            connection.setAutoCommit(false);
            try {
                T answer = question.ask(connection);
                connection.commit();
                return answer;
            } catch (SQLException failed) {
                throw PostgresTrouble.refused(failed);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
