package io.banyan.projections.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of whoever runs a version and what became of it, a row a version.
record PostgresWishes(PostgresAccess database) {
    void ask(ViewId view, @Nullable Wish wish) {
        database.asked(connection -> wish == null
                ? PostgresAccess.update(
                        connection,
                        "update banyan_views.wish set id = null, wish = null where view = ?",
                        view.toString())
                : PostgresAccess.update(
                        connection,
                        "insert into banyan_views.wish as kept (view, id, wish) values (?, ?, ?)"
                                + " on conflict (view) do update set id = excluded.id, wish = excluded.wish"
                                + " where kept.did is distinct from excluded.id",
                        view.toString(),
                        wish.id(),
                        WishJson.text(wish)));
    }

    void done(ViewId view, Did did) {
        database.asked(connection -> PostgresAccess.update(
                connection,
                "insert into banyan_views.wish as kept (view, did, says, at, refused) values (?, ?, ?, ?, ?)"
                        + " on conflict (view) do update set did = excluded.did, says = excluded.says, at = excluded.at,"
                        + " refused = excluded.refused,"
                        + " id = nullif(kept.id, excluded.did),"
                        + " wish = case when kept.id = excluded.did then null else kept.wish end",
                view.toString(),
                did.id(),
                did.says(),
                did.at().toString(),
                did.refused()));
    }

    @Nullable
    Wish wish(ViewId view) {
        return kept(view, "wish is not null", rows -> WishJson.kept(view, rows.getString("wish")));
    }

    @Nullable
    Did did(ViewId view) {
        return kept(
                view,
                "did is not null",
                rows -> new Did(
                        rows.getString("did"),
                        rows.getString("says"),
                        Instant.parse(rows.getString("at")),
                        rows.getBoolean("refused")));
    }

    private interface Made<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> @Nullable T kept(ViewId view, String where, Made<T> made) {
        return database.asked(connection -> {
                    try (PreparedStatement asked = PostgresAccess.prepared(
                                    connection,
                                    "select wish, did, says, at, refused from banyan_views.wish where view = ? and "
                                            + where,
                                    view.toString());
                            ResultSet rows = asked.executeQuery()) {
                        return rows.next() ? Optional.of(made.of(rows)) : Optional.<T>empty();
                    }
                })
                .orElse(null);
    }
}
