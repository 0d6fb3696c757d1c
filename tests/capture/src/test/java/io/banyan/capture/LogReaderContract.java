package io.banyan.capture;

import static io.banyan.capture.SomeEntries.mark;
import static io.banyan.capture.SomeEntries.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.position.Source;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableShape;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.Followed;
import io.banyan.projections.log.LogGap;
import io.banyan.projections.log.LogState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What every log of changes promises of its readers, and of what it takes.
abstract class LogReaderContract {
    static final Source SOURCE = Source.parse("7c1f00aa");
    static final LogPosition FROM = mark(0);

    /// Empty before each test.
    abstract ChangeLog log();

    @Test
    void neverMovesAReaderBack() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1)));
        log().hold("events:v1", mark(2));
        log().hold("events:v1", FROM);

        assertThat(state().readers()).isEqualTo(Map.of("events:v1", mark(2)));
    }

    /// Its place looks like one of this log, and is not.
    @Test
    void knowsNoReaderOfTheLogBefore() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1)));
        log().hold("events:v1", FROM);
        log().moveOn("events:v1", mark(2));
        assertThat(state().readers()).isEqualTo(Map.of("events:v1", mark(2)));

        log().startOver(SOURCE, FROM);

        assertThat(state().readers()).isEmpty();
        assertThatThrownBy(() -> log().moveOn("events:v1", mark(2)))
                .isInstanceOf(LogGap.class)
                .hasMessageContaining("begun anew");
        log().hold("events:v1", mark(2));
        log().moveOn("events:v1", mark(4));
        log().release("events:v1");
        assertThatThrownBy(() -> log().moveOn("events:v1", mark(4))).isInstanceOf(LogGap.class);
    }

    /// A view must not apply entries of a log that it knows nothing of.
    @Test
    void saysWithTheEntriesWhoseTheyAreAndWhetherTheReaderIsKnown() {
        log().begin(SOURCE, FROM);
        log().append(SOURCE, FROM, List.of(transaction(1, 1)));
        assertThat(follow().isKnown()).isFalse();
        log().hold("events:v1", FROM);

        Followed followed = follow();

        assertThat(followed.isKnown()).isTrue();
        assertThat(followed.source()).isEqualTo(SOURCE);
        assertThat(followed.entries()).isEqualTo(log().read(FROM, null, 10, Duration.ZERO));

        log().startOver(Source.parse("7c1f00ab"), FROM);

        assertThat(follow()).isEqualTo(new Followed(Source.parse("7c1f00ab"), false, List.of()));
    }

    private Followed follow() {
        return log().follow("events:v1", FROM, null, 10, Duration.ZERO);
    }

    @Test
    void keepsWhatCaptureTakesUntilItIsStartedOver() {
        List<TableShape> tables = List.of(
                new TableShape(TableName.parse("event"), "16384", Map.of("id", "23", "t\"\u00e4", "25")),
                new TableShape(TableName.parse("shop.Member"), "16390", Map.of("id", "23")));
        log().declare(SOURCE, tables);
        assertThat(log().declared()).isNull();
        log().begin(SOURCE, FROM);

        log().declare(SOURCE, tables);
        log().declare(Source.parse("7c1f00ab"), List.of());

        assertThat(log().declared()).isEqualTo(tables);
        log().startOver(SOURCE, FROM);
        assertThat(log().declared()).isNull();
    }

    final LogState state() {
        LogState state = log().state();
        assertThat(state).isNotNull();
        return Objects.requireNonNull(state);
    }
}
