package io.banyan.views;

import io.banyan.position.Source;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogEntry;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.log.MemoryChangeLog;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.runner.Snapshot;
import io.banyan.projections.runner.Snapshots;
import io.banyan.projections.source.SourceRefused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The monolith's tables with somebody who changes them, their log, and what a view of them must say, computed from the
/// tables alone. Safe for any thread.
final class World implements Snapshots {
    static final Source SOURCE = new Source(0x7c1f00aa);
    static final Instant BEGAN = Instant.parse("2026-11-28T12:00:00Z");

    private static final TableName GROUP = TableName.parse("meetup_group");
    private static final TableName EVENT = TableName.parse("event");
    private static final TableName RSVP = TableName.parse("rsvp");

    private static final Map<String, @Nullable String> NOTHING = Map.of();

    private final Random random;
    private final MemoryChangeLog log = new MemoryChangeLog();
    private final Map<TableName, TreeMap<String, Map<String, @Nullable String>>> tables = new TreeMap<>();
    private final int events;
    private long commit = 1_000;
    private LogPosition appended = LogPosition.mark(1_000);
    private final List<LogEntry> open = new ArrayList<>();

    /// @param events about so many
    World(Random random, int events) {
        this.random = random;
        this.events = events;
        List.of(GROUP, EVENT, RSVP).forEach(table -> tables.put(table, new TreeMap<>()));
        log.begin(SOURCE, appended);
    }

    MemoryChangeLog log() {
        return log;
    }

    /// The end of the last transaction.
    synchronized LogPosition end() {
        return appended;
    }

    /// Commits transactions of one to five changes.
    ///
    /// @return how many changes
    synchronized int change(int transactions) {
        int changes = 0;
        List<Transaction> all = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            commit += 10;
            for (int j = 1 + random.nextInt(5); j > 0; j--) {
                changeOne();
            }
            changes += open.size();
            all.add(new Transaction(open, new Mark(LogPosition.mark(commit + 5), time())));
            open.clear();
        }
        append(all);
        return changes;
    }

    /// Commits an event with this title.
    synchronized void put(String event, String title) {
        commit += 10;
        Map<String, @Nullable String> row = new LinkedHashMap<>(event(event));
        row.put("title", title);
        put(EVENT, List.of("id"), row);
        append(List.of(new Transaction(open, new Mark(LogPosition.mark(commit + 5), time()))));
        open.clear();
    }

    /// One transaction with these entries.
    synchronized void commit(List<LogEntry> entries) {
        append(List.of(new Transaction(entries, new Mark(LogPosition.mark(commit + 5), time()))));
    }

    private void append(List<Transaction> all) {
        log.append(SOURCE, appended, all);
        appended = LogPosition.mark(commit + 5);
    }

    /// A place for an entry of the next transaction.
    synchronized LogPosition next() {
        commit += 10;
        return place();
    }

    private Instant time() {
        return BEGAN.plusMillis(commit);
    }

    private void changeOne() {
        String event = String.valueOf(random.nextInt(events));
        boolean isThere = rows(EVENT).containsKey(event);
        int what = random.nextInt(20);
        if (what == 0) {
            put(GROUP, List.of("id"), Map.of("id", String.valueOf(random.nextInt(5)), "name", word()));
        } else if (!isThere || what < 5) {
            put(EVENT, List.of("id"), event(event));
        } else if (what == 5) {
            remove(event);
        } else {
            rsvp(event, String.valueOf(random.nextInt(20)));
        }
    }

    private Map<String, @Nullable String> event(String id) {
        return Map.of(
                "id",
                id,
                "group_id",
                String.valueOf(random.nextInt(5)),
                "title",
                word(),
                "starts_at",
                "2026-12-0" + (1 + random.nextInt(9)),
                "secret",
                "hunter2");
    }

    /// Rows of answers go after the event's: what a cascade does.
    private void remove(String event) {
        delete(EVENT, List.of("id"), event);
        List.copyOf(rows(RSVP).subMap(event + ":", event + ";").keySet())
                .forEach(answer -> delete(RSVP, List.of("event_id", "member_id"), answer));
    }

    private void rsvp(String event, String member) {
        String key = event + ":" + member;
        if (rows(RSVP).containsKey(key) && random.nextInt(3) == 0) {
            delete(RSVP, List.of("event_id", "member_id"), key);
        } else {
            put(
                    RSVP,
                    List.of("event_id", "member_id"),
                    Map.of("event_id", event, "member_id", member, "answer", random.nextBoolean() ? "yes" : "no"));
        }
    }

    private void put(TableName table, List<String> key, Map<String, @Nullable String> row) {
        String id = String.join(":", key.stream().map(row::get).toList());
        Map<String, @Nullable String> before = rows(table).put(id, row);
        Map<String, @Nullable String> after = new LinkedHashMap<>(row);
        if (before != null && table.equals(EVENT) && Objects.equals(before.get("title"), row.get("title"))) {
            // Too large to be sent again.
            after.remove("title");
        }
        boolean full = table.equals(RSVP);
        open.add(new Change(
                place(),
                before == null ? Kind.INSERT : Kind.UPDATE,
                table,
                key,
                before == null || !full ? NOTHING : before,
                after));
    }

    private void delete(TableName table, List<String> key, String id) {
        Map<String, @Nullable String> before =
                Objects.requireNonNull(rows(table).remove(id));
        Map<String, @Nullable String> told = new LinkedHashMap<>(before);
        if (!table.equals(RSVP)) {
            told.keySet().retainAll(key);
        }
        open.add(new Change(place(), Kind.DELETE, table, key, told, Map.of()));
    }

    /// As capture numbers them.
    private LogPosition place() {
        return new LogPosition(commit, 65_536L * (open.size() + 1));
    }

    private NavigableMap<String, Map<String, @Nullable String>> rows(TableName table) {
        return Objects.requireNonNull(tables.get(table));
    }

    private String word() {
        return "word " + random.nextInt(30);
    }

    @Override
    public synchronized Snapshot open() {
        Map<TableName, List<Map<String, @Nullable String>>> rows = new TreeMap<>();
        tables.forEach((table, all) -> rows.put(table, List.copyOf(all.values())));
        return new Taken(rows, appended);
    }

    private record Taken(Map<TableName, List<Map<String, @Nullable String>>> all, LogPosition at) implements Snapshot {
        @Override
        public Source source() {
            return SOURCE;
        }

        @Override
        public long expectedRows() {
            return all.values().stream().mapToLong(List::size).sum();
        }

        @Override
        public void rows(TableName table, @Nullable String where, Consumer<Change> taker) {
            List<String> key = table.equals(RSVP) ? List.of("event_id", "member_id") : List.of("id");
            for (Map<String, @Nullable String> row : all.getOrDefault(table, List.of())) {
                if (where == null || fulfils(row, where)) {
                    taker.accept(new Change(at, Kind.INSERT, table, key, NOTHING, row));
                }
            }
        }

        /// All the SQL that there is here: `group_id = 2`.
        private static boolean fulfils(Map<String, @Nullable String> row, String where) {
            String[] sides = where.split(" = ", -1);
            if (sides.length != 2 || !row.containsKey(sides[0])) {
                throw new SourceRefused("where was '" + where + "'");
            }
            return sides[1].equals(row.get(sides[0]));
        }

        @Override
        public void close() {}
    }

    /// What every document must be.
    synchronized Map<DocumentKey, Document> expected() {
        Map<DocumentKey, Document> expected = new LinkedHashMap<>();
        rows(GROUP)
                .forEach((id, row) ->
                        expected.put(EventsProjection.group(id), Document.EMPTY.with("name", row.get("name"))));
        rows(EVENT).forEach((id, row) -> {
            Map<String, @Nullable Object> page = new LinkedHashMap<>();
            page.put("title", row.get("title"));
            page.put("startsAt", row.get("starts_at"));
            page.put("group", row.get("group_id"));
            expected.put(EventsProjection.page(id), Document.of(page));
        });
        Map<String, Long> yes = new TreeMap<>();
        rows(RSVP).values().stream()
                .filter(row -> "yes".equals(row.get("answer")))
                .forEach(row -> yes.merge(Objects.requireNonNull(row.get("event_id")), 1L, Long::sum));
        yes.forEach((event, count) -> expected.put(EventsProjection.rsvps(event), Document.EMPTY.with("yes", count)));
        return expected;
    }

    /// How many events each list must have: all, and each group's.
    synchronized Map<String, Long> expectedLists() {
        Map<String, Long> lists = new TreeMap<>();
        rows(EVENT).values().forEach(row -> {
            lists.merge("by-start", 1L, Long::sum);
            lists.merge("group:" + row.get("group_id") + "/by-start", 1L, Long::sum);
        });
        return lists;
    }

    /// How many events there may be.
    int events() {
        return events;
    }
}
