package io.banyan.capture;

import io.banyan.projections.change.TableSpec;
import io.banyan.projections.source.ChangeSource;
import io.banyan.projections.source.PostgresChangeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A real PostgreSQL whose changes are kept for us, made anew for each test.
abstract class Following {
    static final TableSpec MEMBER = TableSpec.of("public.member", "id", "name", "bio");
    static final TableSpec EVENT = TableSpec.of("public.event", "id", "title");

    RealPostgres database;
    ChangeSource source;

    @BeforeEach
    void open() {
        database = RealPostgres.with(
                "CREATE TABLE member (id int PRIMARY KEY, name text, password text, bio text)",
                "ALTER TABLE member ALTER bio SET STORAGE EXTERNAL",
                "CREATE TABLE event (id int PRIMARY KEY, title text)",
                "CREATE TABLE other (id int)");
        source = new PostgresChangeSource(database.spec(MEMBER, EVENT));
        source.prepare();
    }

    @AfterEach
    void close() {
        source.close();
        database.close();
    }
}
