package io.banyan.demo.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.kit.ProjectionReplay;
import io.banyan.projections.kit.ProjectionRules;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.projection.StoredDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class EventsProjectionTests {
    private static final String EVENING = "2027-01-04 16:30:00+00";
    private static final String LATER = "2027-01-14 16:30:00+00";
    private static final String FIRST = "2026-09-01 06:00:00+00";
    private static final String SECOND = "2026-09-02 06:00:00.25+00";

    private final Rows rows = new Rows()
            .group("3", "wien-java", "Java User Group Wien")
            .member("7", "Ada Almeida")
            .member("8", "Björn Brandt")
            .event("42", "3", EVENING, "{java,backend}")
            .answer("42", "7", "yes", FIRST)
            .answer("42", "8", "no", SECOND);

    @Test
    void isPure() {
        ProjectionRules.check(EventsProjection.class, EventKeys.class, PostgresText.class);
    }

    @Test
    void readsNothingThatIsNobodysBusiness() {
        assertThat(new EventsProjection().tables())
                .flatExtracting(table -> table.columns())
                .doesNotContain("login", "password", "about", "joined_on");
    }

    @Test
    void putsAnEventIntoItsListsByStartAndNumber() {
        StoredDocument event = at(EventKeys.event("42"));

        String sort = EventKeys.sort(Instant.parse("2027-01-04T16:30:00Z"), "42");
        assertThat(event.entries())
                .containsOnlyKeys("by-start", "group:3/by-start", "tag:java/by-start", "tag:backend/by-start")
                .containsValue(sort);
        assertThat(event.document().fields())
                .containsEntry("startsAt", "2027-01-04T16:30:00Z")
                .containsEntry("capacity", 12L)
                .containsEntry("tags", List.of("java", "backend"));
        assertThat(EventKeys.sort(Instant.parse("2027-01-04T16:30:00Z"), "9")).isLessThan(sort);
    }

    @Test
    void countsWhoComesWhateverBecomesOfTheirAnswers() {
        rows.update("rsvp", "event_id=42", "member_id=8", "answer=yes", "answered_at=" + SECOND)
                .update("rsvp", "event_id=42", "member_id=7", "answer=yes", "answered_at=" + SECOND);
        assertThat(going()).isEqualTo(2);

        rows.delete("rsvp", "event_id=42", "member_id=7");
        assertThat(going()).isEqualTo(1);

        rows.update("rsvp", "event_id=42", "member_id=8", "answer=no", "answered_at=" + SECOND);
        assertThat(view()).doesNotContainKey(EventKeys.going("42"));
    }

    @Test
    void listsAnswersByTimeAndThoseWhoComeApart() {
        assertThat(at(EventKeys.answer("42", "7")).entries())
                .containsOnlyKeys("event:42/answers", "event:42/attendees");
        assertThat(at(EventKeys.answer("42", "8")).entries()).containsOnlyKeys("event:42/answers");
        assertThat(at(EventKeys.answer("42", "8")).document().text("at")).isEqualTo("2026-09-02T06:00:00.250Z");
    }

    @Test
    void movesAnAnswerToAnotherEventAndAnotherMember() {
        rows.event("43", "3", LATER, "{}")
                .move(
                        "rsvp",
                        "event_id=42,member_id=7",
                        "event_id=43",
                        "member_id=7",
                        "answer=yes",
                        "answered_at=" + FIRST)
                .move(
                        "rsvp",
                        "event_id=43,member_id=7",
                        "event_id=43",
                        "member_id=8",
                        "answer=yes",
                        "answered_at=" + FIRST);

        assertThat(view())
                .doesNotContainKeys(EventKeys.going("42"), EventKeys.answer("42", "7"), EventKeys.answer("43", "7"))
                .containsKey(EventKeys.answer("43", "8"));
        assertThat(at(EventKeys.going("43")).document().number("yes")).isEqualTo(1);
    }

    @Test
    void keepsWhatIsTooLargeToBeSentAgain() {
        rows.update("event", "id=42", "group_id=3", "venue=Dokk 3", "starts_at=" + LATER, "capacity=20");

        StoredDocument event = at(EventKeys.event("42"));

        assertThat(event.document().text("description")).isEqualTo("Come as you are.");
        assertThat(event.document().text("venue")).isEqualTo("Dokk 3");
        assertThat(event.entries())
                .containsEntry("tag:java/by-start", EventKeys.sort(Instant.parse("2027-01-14T16:30:00Z"), "42"));
    }

    @Test
    void findsAGroupUnderItsPresentSlug() {
        rows.update("meetup_group", "id=3", "slug=wien-jvm", "name=JVM Wien", "city=Graz");

        assertThat(at(EventKeys.group("3")).entries()).containsOnlyKeys("slug:wien-jvm", "city:Graz");
    }

    @Test
    void leavesNothingOfWhatIsGone() {
        rows.delete("event", "id=42")
                .delete("rsvp", "event_id=42", "member_id=7")
                .delete("rsvp", "event_id=42", "member_id=8")
                .delete("meetup_group", "id=3")
                .delete("member", "id=7")
                .move("member", "id=8", "id=9", "name=Björn", "city=Oslo");

        assertThat(view()).containsOnlyKeys(EventKeys.member("9"));
    }

    /// The same, however it is made.
    private SortedMap<DocumentKey, StoredDocument> view() {
        return ProjectionReplay.check(new EventsProjection(), rows.changes());
    }

    private StoredDocument at(DocumentKey key) {
        return Objects.requireNonNull(view().get(key), key.toString());
    }

    private long going() {
        return at(EventKeys.going("42")).document().number("yes");
    }
}
