package io.banyan.views;

import io.banyan.position.Source;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.runner.Snapshot;
import io.banyan.projections.runner.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A large table of events with four answers each, made while it is read: what a rebuild costs without the database
/// that the rows come from.
record ManyRows(int rows) implements Snapshots {
    static final LogPosition AT = LogPosition.mark(1_000);

    int events() {
        return rows / 5;
    }

    @Override
    public Snapshot open() {
        return new Taken(this);
    }

    private record Taken(ManyRows many) implements Snapshot {
        @Override
        public Source source() {
            return World.SOURCE;
        }

        @Override
        public LogPosition at() {
            return AT;
        }

        @Override
        public long expectedRows() {
            return many.rows();
        }

        @Override
        public void rows(TableName table, @Nullable String where, Consumer<Change> taker) {
            if (table.name().equals("event")) {
                for (int i = 0; i < many.events(); i++) {
                    taker.accept(row(table, List.of("id"), event(i)));
                }
            } else if (table.name().equals("rsvp")) {
                for (int i = 0; i < many.events() * 4; i++) {
                    taker.accept(row(
                            table,
                            List.of("event_id", "member_id"),
                            Map.of(
                                    "event_id",
                                    String.valueOf(i / 4),
                                    "member_id",
                                    String.valueOf(i),
                                    "answer",
                                    "yes")));
                }
            }
        }

        private static Map<String, @Nullable String> event(int i) {
            return Map.of(
                    "id",
                    String.valueOf(i),
                    "group_id",
                    String.valueOf(i % 100),
                    "title",
                    "An evening about " + i,
                    "starts_at",
                    "2026-12-01 18:" + (10 + i % 50) + ":00+00");
        }

        private static Change row(TableName table, List<String> key, Map<String, @Nullable String> row) {
            return new Change(AT, Kind.INSERT, table, key, Map.of(), row);
        }

        @Override
        public void close() {}
    }
}
