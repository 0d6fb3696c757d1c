package io.banyan.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
    void aFolderInItsPlaceIsLeftAndServedWithoutFromMemory() throws Exception {
        Files.createDirectory(state.resolve("live.db"));

        try (SqliteFile file = opened()) {
            put(file, "one", "in memory");

            assertThat(document(file, "one")).isEqualTo("in memory");
            assertThat(file.lost()).isEqualTo("could not be read");
            assertThat(file.look().orElseThrow()).startsWith("live.db: ");
        }
        assertThat(state.resolve("live.db")).isDirectory();
    }

    @Test
    void isReadWithItsLogWhereItCannotBeWritten() throws Exception {
        Path killed = Files.createDirectory(state.resolve("killed"));
        try (SqliteFile file = opened()) {
            put(file, "one", "in the log alone");
            Files.copy(state.resolve("live.db"), killed.resolve("live.db"));
            Files.copy(state.resolve("live.db-wal"), killed.resolve("live.db-wal"));
        }
        // Where the index of the log should be: then SQLite cannot open it.
        Files.createDirectory(killed.resolve("live.db-shm"));

        try (SqliteFile file =
                SqliteFile.open(killed.resolve("live.db"), SqliteTables::state, InstantSource.system())) {
            assertThat(document(file, "one")).isEqualTo("in the log alone");
            assertThat(file.lost()).isNull();
            assertThat(file.look()).isPresent();
        }
    }

    @Test
    void isWrittenAnewWhenItIsDeleted() throws Exception {
        try (SqliteFile file = opened()) {
            put(file, "one", "acknowledged");
            for (String name : List.of("live.db", "live.db-wal", "live.db-shm")) {
                Files.delete(state.resolve(name));
            }
            put(file, "two", "before anybody looked");

            assertThat(file.look()).isEmpty();
            put(file, "three", "later");
        }
        try (SqliteFile file = opened()) {
            assertThat(document(file, "one")).isEqualTo("acknowledged");
            assertThat(document(file, "two")).isEqualTo("before anybody looked");
            assertThat(document(file, "three")).isEqualTo("later");
        }
    }

    @Test
    void setsAsideAnotherOneThatTookItsPlace() throws Exception {
        try (SqliteFile file = opened()) {
            put(file, "one", "ours");
            Files.move(state.resolve("live.db"), state.resolve("moved"));
            Files.writeString(state.resolve("live.db"), "somebody else's");

            assertThat(file.look()).isEmpty();
            assertThat(document(file, "one")).isEqualTo("ours");
        }
        assertThat(state.toFile().list())
                .filteredOn(name -> name.matches("live.db.unreadable-.*Z"))
                .singleElement()
                .satisfies(name -> assertThat(state.resolve(name)).hasContent("somebody else's"));
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
