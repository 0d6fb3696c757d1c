package io.banyan.projections.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.Answer;
import io.banyan.projections.projection.AnsweringProjection;
import io.banyan.projections.projection.Part;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Patience;
import io.banyan.projections.projection.ProjectionCall.Result;
import io.banyan.projections.projection.Question;
import io.banyan.projections.projection.WorkingDocuments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PartCallsTests {
    private final WorkingDocuments documents = new WorkingDocuments(100);
    private final Set<PartitionKey> leftOut = new HashSet<>();
    private final List<Part> parts = new ArrayList<>();
    private int fetches;

    @Test
    void asksAboutAsManyAtOnceAsItMay() {
        for (int event = 0; event < 10; event++) {
            add(event, 1);
        }
        var projection = projection(4, AnsweringProjection::chained);

        applyAll(projection);

        assertThat(projection.asked()).extracting(List::size).containsExactly(4, 4, 2);
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void asksOneAfterTheOtherWhatDependsOnEachOther() {
        add(1, 1);
        add(1, 2);
        add(2, 1);
        add(1, 3);
        add(3, 1);
        var projection = projection(10, AnsweringProjection::chained);

        applyAll(projection);

        assertThat(projection.asked()).extracting(List::size).containsExactly(3, 1, 1);
        assertThat(documents.written())
                .extracting(written -> written.after() == null
                        ? ""
                        : written.after().document().text("of"))
                .containsExactlyInAnyOrder("1,2,3", "1", "1");
    }

    @Test
    void asksAboutNothingThatIsLeftOut() {
        add(1, 1);
        add(2, 1);
        leftOut.add(PartitionKey.of("event", "2"));
        var projection = projection(10, AnsweringProjection::chained);

        calls(projection).apply(parts, 0);

        assertThat(projection.asked()).singleElement().satisfies(questions -> assertThat(questions)
                .hasSize(1));
    }

    @Test
    void aFailureOfOneIsNoneOfTheOthers() {
        add(1, 1);
        add(2, 1);
        var projection = projection(
                10,
                question -> "1".equals(question.change().after().get("event_id"))
                        ? new Answer.Failed("no such event")
                        : AnsweringProjection.chained(question));
        var calls = calls(projection);

        assertThat(calls.apply(parts, 0)).isEqualTo(new Result.Failed("no such event"));
        assertThat(calls.apply(parts, 1)).isEqualTo(new Result.Done());
        assertThat(projection.asked()).hasSize(1);
    }

    @Test
    void asksAnewWhenWhatWasAnsweredIsForgotten() {
        add(1, 1);
        var projection = projection(10, question -> new Answer.Failed("not yet"));
        var calls = calls(projection);

        calls.apply(parts, 0);
        calls.forget();
        calls.apply(parts, 0);

        assertThat(projection.asked()).hasSize(2);
    }

    @Test
    void givesUpWithWhoWaits() {
        add(1, 1);
        var projection = projection(10, AnsweringProjection::chained);
        projection.giveUp();

        assertThat(calls(projection).apply(parts, 0)).isNull();
    }

    private void applyAll(AnsweringProjection projection) {
        var calls = calls(projection);
        for (int i = 0; i < parts.size(); i++) {
            assertThat(calls.apply(parts, i)).isEqualTo(new Result.Done());
        }
    }

    private PartCalls calls(AnsweringProjection projection) {
        return new PartCalls(
                projection,
                documents,
                keys -> {
                    fetches++;
                    return Map.of();
                },
                Patience.UNTIL_TROUBLE,
                leftOut::contains);
    }

    private static AnsweringProjection projection(int most, Function<Question, Answer> answers) {
        return new AnsweringProjection(most, Duration.ZERO, answers);
    }

    private void add(int event, int member) {
        var change = new Change(
                new LogPosition(7, parts.size() + 1),
                Kind.INSERT,
                TableName.parse("rsvp"),
                List.of("event_id", "member_id"),
                Map.of(),
                Map.of("event_id", String.valueOf(event), "member_id", String.valueOf(member)));
        parts.add(new Part(PartitionKey.of("event", String.valueOf(event)), change));
    }
}
