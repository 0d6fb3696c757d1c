package io.banyan.demo.monolith.events;

import io.banyan.demo.monolith.events.Event.GroupRef;
import io.banyan.demo.monolith.events.EventDetails.Attendee;
import io.banyan.demo.monolith.events.EventDetails.NextEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads events.
@Repository
public class EventDao {
    private static final String COLUMNS = """
            select e.id, e.title, e.description, g.slug, g.name as group_name, e.venue, g.city, e.starts_at, e.capacity,
              (select count(*) from rsvp r where r.event_id = e.id and r.answer = 'yes') as going, e.tags
            """;
    private static final String FROM = "from event e join meetup_group g on g.id = e.group_id\n";
    private static final String FILTERED = FROM + """
            where (cast(:group as text) is null or g.slug = :group)
              and (cast(:city as text) is null or g.city = :city)
              and (cast(:text as text) is null or position(lower(:text) in lower(e.title)) > 0)
              and (cardinality(cast(:tags as text[])) = 0 or e.tags && cast(:tags as text[]))
            """;

    private final JdbcClient jdbc;

    EventDao(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Event> find(int id) {
        return jdbc.sql(COLUMNS + FROM + "where e.id = :id")
                .param("id", id)
                .query(EventDao::event)
                .optional();
    }

    public EventList list(EventFilter filter) {
        int total = filtered("select count(*) " + FILTERED, filter)
                .query(Integer.class)
                .single();
        List<Event> events = filtered(
                        COLUMNS + FILTERED + "order by e.starts_at, e.id limit :size offset :skip", filter)
                .param("size", filter.size())
                .param("skip", filter.page() * filter.size())
                .query(EventDao::event)
                .list();
        return new EventList(filter.page(), filter.size(), total, events);
    }

    public Optional<EventDetails> details(int id) {
        return find(id).map(event -> new EventDetails(event, attendees(id), next(event)));
    }

    public List<String> tags() {
        return jdbc.sql("select distinct unnest(tags) as tag from event order by tag")
                .query(String.class)
                .list();
    }

    private List<Attendee> attendees(int id) {
        return jdbc.sql("""
                        select m.id, m.name, m.city from rsvp r join member m on m.id = r.member_id
                        where r.event_id = :id and r.answer = 'yes' order by r.answered_at, m.id limit 12
                        """)
                .param("id", id)
                .query((row, n) -> new Attendee(row.getInt("id"), row.getString("name"), row.getString("city")))
                .list();
    }

    private List<NextEvent> next(Event event) {
        return jdbc.sql("select e.id, e.title, e.starts_at " + FROM + """
                        where g.slug = :group and (e.starts_at, e.id) > (cast(:at as timestamptz), :id)
                        order by e.starts_at, e.id limit 3
                        """)
                .param("group", event.group().slug())
                .param("at", event.startsAt().toString())
                .param("id", event.id())
                .query((row, n) -> new NextEvent(row.getInt("id"), row.getString("title"), startsAt(row)))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, EventFilter filter) {
        return jdbc.sql(sql)
                .param("group", filter.group())
                .param("city", filter.city())
                .param("text", filter.text())
                .param("tags", filter.tags().toArray(String[]::new));
    }

    private static Event event(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getInt("id"),
                row.getString("title"),
                row.getString("description"),
                new GroupRef(row.getString("slug"), row.getString("group_name")),
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
