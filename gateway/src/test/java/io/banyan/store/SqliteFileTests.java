package io.banyan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTests {
    @TempDir
    Path state = Path.of("replaced");

    private SqliteFile opened() {
        return SqliteFile.open(state.resolve("live.db"), SqliteTables::state, InstantSource.system());
    }

    @Test
    void aFullDiskRefusesWholeAndIsForgottenOnceThereIsRoom() {
        try (SqliteFile file = opened()) {
            put(file, "before", "kept");
            pragma(file, "max_page_count = 12");

            assertThatThrownBy(() -> put(file, "big", "x".repeat(200_000)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("full");
            assertThat(document(file, "before")).isEqualTo("kept");

            pragma(file, "max_page_count = 1000000");
            put(file, "big", "fits");
            assertThat(document(file, "big")).isEqualTo("fits");
        }
    }

    @Test
    void whatFailsHalfWayLeavesNoTrace() {
        try (SqliteFile file = opened()) {
            assertThatThrownBy(() -> file.transact(connection -> {
                        SqliteTables.put(connection, "half", "written");
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");

            assertThat(document(file, "half")).isEmpty();
        }
    }

    @Test
    void isDurable() {
        try (SqliteFile file = opened()) {
            assertThat(pragma(file, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(file, "synchronous")).isEqualTo("2");
        }
    }

    @Test
    void aFolderInItsPlaceIsARefusalAndNothingIsMoved() throws Exception {
        Files.createDirectory(state.resolve("live.db"));

        assertThatThrownBy(this::opened)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("live.db cannot be opened");
        assertThat(state.resolve("live.db")).isDirectory();
    }

    private static void put(SqliteFile file, String name, String document) {
        file.transact(connection -> {
            SqliteTables.put(connection, name, document);
            return name;
        });
    }

    private static String document(SqliteFile file, String name) {
        return file.transact(connection -> Objects.requireNonNullElse(SqliteTables.document(connection, name), ""));
    }

    private static String pragma(SqliteFile file, String what) {
        return file.transact(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("PRAGMA " + what)) {
                return rows.next() ? rows.getString(1) : "";
            }
        });
    }
}
