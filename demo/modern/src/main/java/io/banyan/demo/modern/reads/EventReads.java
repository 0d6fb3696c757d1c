package io.banyan.demo.modern.reads;

import io.banyan.demo.modern.reads.EventPageView.AttendeeView;
import io.banyan.demo.modern.reads.EventPageView.NextView;
import io.banyan.demo.modern.reads.EventView.GroupView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads events from the monolith's tables.
@Repository
public class EventReads {
    private static final String EVENTS = """
            select e.id, e.title, e.description, g.slug, g.name as group_name, e.venue, g.city, e.starts_at, e.capacity,
              (select count(*) from rsvp r where r.event_id = e.id and r.answer = 'yes') as going, e.tags
            from event e join meetup_group g on g.id = e.group_id
            """;
    private static final String MATCHING = """
            where (cast(:group as text) is null or g.slug = :group)
              and (cast(:city as text) is null or g.city = :city)
              and (cast(:text as text) is null or position(lower(:text) in lower(e.title)) > 0)
              and (cardinality(cast(:tags as text[])) = 0 or e.tags && cast(:tags as text[]))
            """;

    private final JdbcClient jdbc;

    EventReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<EventView> event(int id) {
        return jdbc.sql(EVENTS + "where e.id = :id")
                .param("id", id)
                .query(EventReads::view)
                .optional();
    }

    public EventListView list(EventQuery query) {
        int total = matching("select count(*) from event e join meetup_group g on g.id = e.group_id " + MATCHING, query)
                .query(Integer.class)
                .single();
        List<EventView> events = matching(
                        EVENTS + MATCHING + "order by e.starts_at, e.id limit :size offset :skip", query)
                .param("size", query.size())
                .param("skip", query.page() * query.size())
                .query(EventReads::view)
                .list();
        return new EventListView(query.page(), query.size(), total, events);
    }

    public Optional<EventPageView> page(int id) {
        return event(id).map(event -> new EventPageView(event, attendees(id), next(event)));
    }

    private List<AttendeeView> attendees(int id) {
        return jdbc.sql("""
                        select m.id, m.name, m.city from rsvp r join member m on m.id = r.member_id
                        where r.event_id = :id and r.answer = 'yes' order by r.answered_at, m.id limit 12
                        """)
                .param("id", id)
                .query((row, n) -> new AttendeeView(row.getInt("id"), row.getString("name"), row.getString("city")))
                .list();
    }

    private List<NextView> next(EventView event) {
        return jdbc.sql("""
                        select e.id, e.title, e.starts_at from event e join meetup_group g on g.id = e.group_id
                        where g.slug = :group and (e.starts_at, e.id) > (cast(:at as timestamptz), :id)
                        order by e.starts_at, e.id limit 3
                        """)
                .param("group", event.group().slug())
                .param("at", event.startsAt().toString())
                .param("id", event.id())
                .query((row, n) -> new NextView(row.getInt("id"), row.getString("title"), startsAt(row)))
                .list();
    }

    private JdbcClient.StatementSpec matching(String sql, EventQuery query) {
        return jdbc.sql(sql)
                .param("group", query.group())
                .param("city", query.city())
                .param("text", query.text())
                .param("tags", query.tags().toArray(String[]::new));
    }

    private static EventView view(ResultSet row, int number) throws SQLException {
        return new EventView(
                row.getInt("id"),
                row.getString("title"),
                row.getString("description"),
                new GroupView(row.getString("slug"), row.getString("group_name")),
                row.getString("venue"),
                row.getString("city"),
                startsAt(row),
                row.getInt("capacity"),
                row.getInt("going"),
                List.of((String[]) row.getArray("tags").getArray()));
    }

    private static Instant startsAt(ResultSet row) throws SQLException {
        return row.getObject("starts_at", OffsetDateTime.class).toInstant();
    }
}
