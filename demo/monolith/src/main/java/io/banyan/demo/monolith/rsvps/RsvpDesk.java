package io.banyan.demo.monolith.rsvps;

import io.banyan.demo.monolith.feed.Feed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes answers. One event is locked at a time, so the last place is given once.
@Service
public class RsvpDesk {
    /// What became of an answer.
    public enum Taken {
        DONE,
        SOLD_OUT,
        NO_SUCH_EVENT
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Feed feed;

    RsvpDesk(JdbcClient jdbc, PlatformTransactionManager transactions, Feed feed) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.feed = feed;
    }

    /// Writes a member's answer, replacing an earlier one; answering the same twice is no error.
    public Taken answer(int event, int member, boolean coming) {
        Taken taken = transaction.execute(status -> write(event, member, coming));
        if (taken == Taken.DONE) {
            feed.tell("rsvp", "member %d answered %s to event %d".formatted(member, coming ? "yes" : "no", event));
        }
        return taken;
    }

    /// Takes an answer back; true when there was one.
    public boolean withdraw(int event, int member) {
        return jdbc.sql("delete from rsvp where event_id = :event and member_id = :member")
                        .param("event", event)
                        .param("member", member)
                        .update()
                > 0;
    }

    private Taken write(int event, int member, boolean coming) {
        var capacity = jdbc.sql("select capacity from event where id = :event for update")
                .param("event", event)
                .query(Integer.class)
                .optional();
        if (capacity.isEmpty()) {
            return Taken.NO_SUCH_EVENT;
        }
        if (coming && others(event, member) >= capacity.get()) {
            return Taken.SOLD_OUT;
        }
        jdbc.sql("""
                        insert into rsvp values (:event, :member, :answer, now())
                        on conflict (event_id, member_id) do update set answer = excluded.answer, answered_at = now()
                        """)
                .param("event", event)
                .param("member", member)
                .param("answer", coming ? "yes" : "no")
                .update();
        return Taken.DONE;
    }

    private int others(int event, int member) {
        return jdbc.sql("select count(*) from rsvp where event_id = :event and answer = 'yes' and member_id <> :member")
                .param("event", event)
                .param("member", member)
                .query(Integer.class)
                .single();
    }
}
