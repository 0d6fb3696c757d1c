package io.banyan.projections.store;

import java.sql.SQLException;

/// What a database's errors come to.
final class PostgresTrouble {
    private PostgresTrouble() {}

    /// What was written does not fit, and will not when it is written again.
    static SQLException refused(SQLException failed) {
        String state = failed.getSQLState() == null ? "" : failed.getSQLState();
        if (state.startsWith("22") || state.startsWith("54")) {
            throw new ViewRefused("the database of the views does not take what was to be written (SQLSTATE " + state
                    + "); see its log, and correct the projection");
        }
        return failed;
    }

    /// With the first line alone, for what follows may quote a row.
    static ViewUnavailable unavailable(SQLException failed) {
        String said = String.valueOf(failed.getMessage());
        return new ViewUnavailable(
                "the database of the views did not answer: "
                        + said.lines().findFirst().orElse(""),
                failed);
    }
}
