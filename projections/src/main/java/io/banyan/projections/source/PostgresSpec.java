package io.banyan.projections.source;

import io.banyan.projections.change.TableSpec;
import java.util.List;
import java.util.regex.Pattern;

/// Which PostgreSQL is captured, by whom, and what of it.
///
/// @param url of the primary: `jdbc:postgresql://127.0.0.1:5432/meetup`
/// @param user a role with REPLICATION that may select the declared columns
/// @param name of the replication slot and of the publication, small letters, digits and underscores: `banyan`.
///     One for each log
/// @param tables each table once
public record PostgresSpec(String url, String user, String password, String name, List<TableSpec> tables) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,50}");

    public PostgresSpec {
        tables = List.copyOf(tables);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("the name of the slot was '" + name
                    + "' but must be 1 to 50 small letters, digits or underscores; write banyan, say");
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "the database was '" + withoutSecrets(url) + "' but must be jdbc:postgresql://host:port/database");
        }
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("no table is declared; name those that views read");
        }
        if (tables.stream().map(TableSpec::table).distinct().count() < tables.size()) {
            throw new IllegalArgumentException("a table is declared twice; name all of its columns at one place");
        }
    }

    /// Without the password.
    @Override
    public String toString() {
        return withoutSecrets(url) + " as " + user;
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//***@");
    }
}
