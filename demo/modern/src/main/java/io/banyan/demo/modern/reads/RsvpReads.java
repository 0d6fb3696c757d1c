package io.banyan.demo.modern.reads;

import io.banyan.demo.modern.reads.RsvpListView.RsvpView;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads answers from the monolith's tables.
@Repository
public class RsvpReads {
    private final JdbcClient jdbc;

    RsvpReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Empty when there is no such event.
    public Optional<RsvpListView> of(int event) {
        boolean exists = jdbc.sql("select exists (select 1 from event where id = :event)")
                .param("event", event)
                .query(Boolean.class)
                .single();
        return exists ? Optional.of(list(event)) : Optional.empty();
    }

    private RsvpListView list(int event) {
        List<RsvpView> rsvps = jdbc.sql("""
                        select r.member_id, m.name, r.answer, r.answered_at
                        from rsvp r join member m on m.id = r.member_id
                        where r.event_id = :event order by r.answered_at, r.member_id
                        """)
                .param("event", event)
                .query((row, n) -> new RsvpView(
                        row.getInt("member_id"),
                        row.getString("name"),
                        row.getString("answer"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant()))
                .list();
        return new RsvpListView(event, rsvps.size(), rsvps);
    }
}
