package io.banyan.demo.summertime;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.banyan.demo.projections.EventKeys;
import io.banyan.demo.projections.EventsProjection;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.kit.ProjectionReplay;
import io.banyan.projections.kit.ProjectionRules;
import io.banyan.projections.projection.Projection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummerTimeTests {
    @Test
    void bothArePure() {
        ProjectionRules.isPure(EventsProjection.class)
                .check(new ClassFileImporter().importClasses(WinterTimeProjection.class, SummerTimeProjection.class));
    }

    /// Clocks go forward on 2027-03-28 at 01:00 UTC, and back on 2027-10-31.
    @ParameterizedTest
    @CsvSource({
        "2027-01-04T16:30:00Z, 2027-01-04T16:30:00Z",
        "2027-03-28T00:30:00Z, 2027-03-28T00:30:00Z",
        "2027-03-28T16:30:00Z, 2027-03-28T17:30:00Z",
        "2027-07-05T16:30:00Z, 2027-07-05T17:30:00Z",
        "2027-10-31T16:30:00Z, 2027-10-31T16:30:00Z"
    })
    void theMistakeShowsInSummerAlone(String start, String told) {
        assertThat(told(new WinterTimeProjection(), start)).isEqualTo(told);
        assertThat(told(new SummerTimeProjection(), start)).isEqualTo(start);
    }

    @Test
    void listsAreInTheRightOrderAllTheSame() {
        var changes = List.of(event("2027-07-05T16:30:00Z"));
        var wrong = ProjectionReplay.check(new WinterTimeProjection(), changes).get(EventKeys.event("42"));
        var right = ProjectionReplay.check(new SummerTimeProjection(), changes).get(EventKeys.event("42"));

        assertThat(Objects.requireNonNull(wrong).entries())
                .isEqualTo(Objects.requireNonNull(right).entries());
    }

    private static String told(Projection projection, String start) {
        var view = ProjectionReplay.check(projection, List.of(event(start)));
        return Objects.requireNonNull(Objects.requireNonNull(view.get(EventKeys.event("42")))
                .document()
                .text("startsAt"));
    }

    private static Change event(String start) {
        var row = new TreeMap<>(Map.of("id", "42", "group_id", "3", "title", "Open evening", "venue", "Dokk 3"));
        row.putAll(Map.of("description", "Come as you are.", "capacity", "12", "tags", "{java}"));
        row.put("starts_at", start.replace('T', ' ').replace("Z", "+00"));
        return new Change(
                new LogPosition(100, 65_536),
                Change.Kind.INSERT,
                new TableName("public", "event"),
                List.of("id"),
                Map.of(),
                new TreeMap<>(row));
    }
}
