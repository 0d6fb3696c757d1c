package io.banyan.demo.monolith.rsvps;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads answers.
@Repository
public class RsvpDao {
    /// An answer as the page of its member shows it.
    public record OfMember(int eventId, String title, String answer) {}

    private static final String SELECT = """
            select r.member_id, m.name, r.answer, r.answered_at from rsvp r join member m on m.id = r.member_id
            where r.event_id = :event
            """;

    private final JdbcClient jdbc;

    RsvpDao(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Empty when there is no such event.
    public Optional<RsvpList> ofEvent(int event) {
        boolean exists = jdbc.sql("select exists (select 1 from event where id = :event)")
                .param("event", event)
                .query(Boolean.class)
                .single();
        if (!exists) {
            return Optional.empty();
        }
        List<Rsvp> rsvps = jdbc.sql(SELECT + "order by r.answered_at, r.member_id")
                .param("event", event)
                .query(RsvpDao::rsvp)
                .list();
        return Optional.of(new RsvpList(event, rsvps.size(), rsvps));
    }

    public Optional<Rsvp> find(int event, int member) {
        return jdbc.sql(SELECT + "and r.member_id = :member")
                .param("event", event)
                .param("member", member)
                .query(RsvpDao::rsvp)
                .optional();
    }

    /// The newest 50 answers of one member.
    public List<OfMember> ofMember(int member) {
        return jdbc.sql("""
                        select e.id, e.title, r.answer from rsvp r join event e on e.id = r.event_id
                        where r.member_id = :member order by r.answered_at desc, e.id limit 50
                        """)
                .param("member", member)
                .query((row, n) -> new OfMember(row.getInt("id"), row.getString("title"), row.getString("answer")))
                .list();
    }

    private static Rsvp rsvp(ResultSet row, int number) throws SQLException {
        return new Rsvp(
                row.getInt("member_id"),
                row.getString("name"),
                row.getString("answer"),
                row.getObject("answered_at", OffsetDateTime.class).toInstant());
    }
}
