package io.banyan.projections.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartTests {
    private final Projection projection = new RsvpProjection((change, view) -> List.of());

    @Test
    void showsOnlyDeclaredColumns() {
        List<Part> parts = Part.of(projection, Changes.insert(Changes.row("1", "2", "yes")));

        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.partition()).isEqualTo(PartitionKey.of("event", "1"));
            assertThat(part.change().after()).containsOnlyKeys("event_id", "member_id", "answer");
        });
    }

    @Test
    void leavesOutTablesThatAreNotRead() {
        var other = new Change(
                new LogPosition(7, 1),
                Kind.INSERT,
                TableName.parse("member"),
                List.of("id"),
                Map.of(),
                Map.of("id", "1"));

        assertThat(Part.of(projection, other)).isEmpty();
    }

    @Test
    void aRowThatMovesIsDeletedHereAndInsertedThere() {
        Change moved =
                Changes.change(Kind.UPDATE, Changes.row("1", "2", "yes"), Map.of("event_id", "9", "member_id", "2"));

        List<Part> parts = Part.of(projection, moved);

        assertThat(parts).extracting(part -> part.partition().text()).containsExactly("event:1", "event:9");
        assertThat(parts).extracting(part -> part.change().kind()).containsExactly(Kind.DELETE, Kind.INSERT);
        assertThat(parts.getLast().change().after()).containsEntry("answer", "yes");
    }

    @Test
    void aRowThatMovesWithoutAllItsColumnsIsRefused() {
        Change moved = Changes.change(
                Kind.UPDATE, Map.of("event_id", "1", "member_id", "2"), Map.of("event_id", "9", "member_id", "2"));

        assertThatExceptionOfType(WrongOperation.class)
                .isThrownBy(() -> Part.of(projection, moved))
                .withMessageContaining("column answer")
                .withMessageEndingWith("run ALTER TABLE public.rsvp REPLICA IDENTITY FULL");
    }

    @Test
    void aRowThatStaysIsOneUpdate() {
        Change stayed = Changes.change(Kind.UPDATE, Changes.row("1", "2", "yes"), Changes.row("1", "2", "no"));

        assertThat(Part.of(projection, stayed))
                .singleElement()
                .satisfies(part -> assertThat(part.change().kind()).isEqualTo(Kind.UPDATE));
    }
}
