package io.banyan.demo.modern.reads;

import io.banyan.demo.modern.reads.EventPageView.AttendeeView;
import io.banyan.demo.modern.reads.EventPageView.NextView;
import io.banyan.demo.modern.reads.RsvpListView.RsvpView;
import io.banyan.demo.projections.EventKeys;
import io.banyan.projections.projection.Document;
import io.banyan.projections.query.Reading;
import io.banyan.projections.store.IndexPlace;
import io.banyan.projections.store.IndexRange;
import io.banyan.projections.store.Page;
import io.banyan.projections.store.Placed;
import java.util.List;
import java.util.Optional;

/// What is told of one event; empty where there is no such event.
public final class EventReads {
    private static final int FIRST = 12;
    private static final int NEXT = 3;

    /// The most answers that are read in one step, and so told as of one moment.
    private static final int ANSWERS = 1_000;

    private EventReads() {}

    public static Optional<EventView> event(Reading reading, int id) {
        Document event = reading.document(EventKeys.event(String.valueOf(id)));
        return event == null
                ? Optional.empty()
                : Optional.of(Joined.events(reading, List.of(event)).getFirst());
    }

    /// The event with its first attendees and the group's next events.
    public static Optional<EventPageView> page(Reading reading, int number) {
        String id = String.valueOf(number);
        Document event = reading.document(EventKeys.event(id));
        if (event == null) {
            return Optional.empty();
        }
        var attendees = IndexRange.of(EventKeys.attendees(id)).limit(FIRST);
        var here = new IndexPlace(EventKeys.sort(Fields.time(event, "startsAt"), id), EventKeys.event(id));
        var next = IndexRange.of(EventKeys.ofGroup(Fields.text(event, "group")))
                .after(here)
                .limit(NEXT);
        return Optional.of(new EventPageView(
                Joined.events(reading, List.of(event)).getFirst(),
                Joined.answers(reading, documents(reading.page(attendees)), EventReads::attendee),
                documents(reading.page(next)).stream().map(EventReads::next).toList()));
    }

    /// Every answer to an event; empty also where they are too many for one step.
    public static Optional<RsvpListView> answers(Reading reading, int id) {
        if (reading.document(EventKeys.event(String.valueOf(id))) == null) {
            return Optional.empty();
        }
        Page all = reading.page(
                IndexRange.of(EventKeys.answers(String.valueOf(id))).limit(ANSWERS));
        if (all.next() != null) {
            return Optional.empty();
        }
        List<RsvpView> rsvps = Joined.answers(reading, documents(all), EventReads::rsvp);
        return Optional.of(new RsvpListView(id, rsvps.size(), rsvps));
    }

    /// One member's answer to an event; empty where they gave none.
    public static Optional<RsvpView> answer(Reading reading, int event, int member) {
        Document answer = reading.document(EventKeys.answer(String.valueOf(event), String.valueOf(member)));
        return answer == null
                ? Optional.empty()
                : Optional.of(Joined.answers(reading, List.of(answer), EventReads::rsvp)
                        .getFirst());
    }

    static List<Document> documents(Page page) {
        return page.documents().stream().map(Placed::document).toList();
    }

    private static AttendeeView attendee(Document answer, Document member) {
        return new AttendeeView(memberId(answer), Fields.text(member, "name"), Fields.text(member, "city"));
    }

    private static RsvpView rsvp(Document answer, Document member) {
        return new RsvpView(
                memberId(answer),
                Fields.text(member, "name"),
                Fields.text(answer, "answer"),
                Fields.time(answer, "at"));
    }

    private static NextView next(Document event) {
        return new NextView(Fields.number(event, "id"), Fields.text(event, "title"), Fields.time(event, "startsAt"));
    }

    private static int memberId(Document answer) {
        return Integer.parseInt(Fields.text(answer, "member"));
    }
}
