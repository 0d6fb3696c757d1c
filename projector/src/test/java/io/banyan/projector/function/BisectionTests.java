package io.banyan.projector.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.projection.Answer;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BisectionTests {
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<@Nullable String> told = new ArrayList<>();

    @Test
    void aBatchThatIsAnsweredIsAskedOnce() {
        List<Answer> answers = run(new Bisection(3, 3), BisectionTests::all);

        assertThat(answers).containsExactly(done(0), done(1), done(2));
        assertThat(asked).containsExactly("0-3");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aBatchThatFailsIsHalvedUntilTheBadOneIsAlone() {
        List<Answer> answers = run(new Bisection(8, 2), failingAt(5));

        assertThat(asked).containsExactly("0-8", "0-4", "4-8", "4-6", "4-5", "5-6", "5-6", "5-6", "6-8");
        assertThat(answers.get(5)).isEqualTo(new Answer.Failed("it failed"));
        assertThat(IntStream.range(0, 8).filter(i -> i != 5).mapToObj(answers::get))
                .containsExactly(done(0), done(1), done(2), done(3), done(4), done(6), done(7));
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(told).containsExactly(null, "it failed");
    }

    @Test
    void everyPlaceOfABadOneIsFound() {
        for (int size = 1; size < 20; size++) {
            for (int bad = 0; bad < size; bad++) {
                List<Answer> answers = run(new Bisection(size, 0), failingAt(bad));

                for (int i = 0; i < size; i++) {
                    assertThat(answers.get(i)).isEqualTo(i == bad ? new Answer.Failed("it failed") : done(i));
                }
            }
        }
    }

    @Test
    void oneThatComesToItsSensesIsNotGivenUp() {
        List<Answer> answers =
                run(new Bisection(1, 3), range -> asked.size() < 4 ? new Outcome.Failed("it failed") : all(range));

        assertThat(answers).containsExactly(done(0));
        assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void whatIsNamedGoesOnAloneAndWhatIsBehindItIsAskedAnew() {
        Function<Bisection.Range, Outcome> naming = range -> naming(range, Set.of(1, 3));

        List<Answer> answers = run(new Bisection(5, 1), naming);

        assertThat(asked).containsExactly("0-5", "1-2", "2-5", "3-4", "4-5");
        assertThat(answers).containsExactly(done(0), named(), done(2), named(), done(4));
    }

    @Test
    void retriesOfOneThatIsNamedAreThoseThatItHadAlone() {
        run(new Bisection(1, 2), range -> naming(range, Set.of(0)));

        assertThat(asked).containsExactly("0-1", "0-1", "0-1");
    }

    @Test
    void aThrottleIsWaitedForHoweverLong() {
        List<Answer> answers = run(
                new Bisection(2, 0),
                range -> asked.size() <= 20
                        ? new Outcome.Throttled(asked.size() == 1 ? Duration.ofSeconds(3) : null, "throttled")
                        : all(range));

        assertThat(answers).containsExactly(done(0), done(1));
        assertThat(asked).hasSize(21).containsOnly("0-2");
        assertThat(pauses.getFirst()).isEqualTo(Duration.ofSeconds(3));
        assertThat(pauses.get(1)).isEqualTo(Duration.ofMillis(200));
        assertThat(pauses.getLast()).isEqualTo(Bisection.LONGEST_PAUSE);
        assertThat(told).containsOnly("throttled");
    }

    @Test
    void aThrottleWaitsNeitherForNothingNorForDays() {
        Duration[] said = {Duration.ZERO, Duration.ofDays(3)};

        run(
                new Bisection(1, 0),
                range -> asked.size() <= 2 ? new Outcome.Throttled(said[asked.size() - 1], "throttled") : all(range));

        assertThat(pauses).containsExactly(Bisection.FIRST_PAUSE, Bisection.LONGEST_THROTTLE);
        assertThat(told).containsExactly(null, "throttled");
    }

    @Test
    void nothingIsGivenUpWhileTheFunctionCannotBeCalled() {
        List<Answer> answers =
                run(new Bisection(2, 0), range -> asked.size() <= 50 ? new Outcome.Away("gone") : all(range));

        assertThat(answers).containsExactly(done(0), done(1));
        assertThat(told.getFirst()).isNull();
        assertThat(told.getLast()).isEqualTo("gone");
    }

    @Test
    void whatIsTooMuchForOneCallIsHalvedAndOneThatIsTooMuchAloneGivenUp() {
        List<Answer> answers = run(
                new Bisection(4, 3),
                range -> range.size() > 2 || range.from() == 3 || range.to() == 4
                        ? new Outcome.TooLarge("too large")
                        : all(range));

        assertThat(asked).containsExactly("0-4", "0-2", "2-4", "2-3", "3-4");
        assertThat(answers).containsExactly(done(0), done(1), done(2), new Answer.Failed("too large"));
    }

    @Test
    void whatIsLateIsHalvedAndOneThatIsLateAloneWaitedFor() {
        List<Answer> answers =
                run(new Bisection(2, 0), range -> asked.size() <= 20 ? new Outcome.Late("late") : all(range));

        assertThat(answers).containsExactly(done(0), done(1));
        assertThat(asked).startsWith("0-2", "0-1", "0-1").endsWith("0-1", "1-2");
    }

    private List<Answer> run(Bisection asking, Function<Bisection.Range, Outcome> platform) {
        asked.clear();
        pauses.clear();
        told.clear();
        for (Bisection.Range next = asking.ask(); next != null; next = asking.ask()) {
            Bisection.Pause pause = asking.pause();
            if (pause != null) {
                pauses.add(pause.length());
                told.add(pause.why());
            }
            asked.add(next.from() + "-" + next.to());
            asking.took(platform.apply(next));
        }
        return asking.answers();
    }

    private static Function<Bisection.Range, Outcome> failingAt(int bad) {
        return range -> range.from() <= bad && bad < range.to() ? new Outcome.Failed("it failed") : all(range);
    }

    private static Outcome naming(Bisection.Range range, Set<Integer> bad) {
        int first = IntStream.range(range.from(), range.to())
                .filter(bad::contains)
                .findFirst()
                .orElse(range.to());
        return new Outcome.Answered(
                IntStream.range(range.from(), first)
                        .mapToObj(BisectionTests::operations)
                        .toList(),
                first == range.to() ? null : "named");
    }

    private static Outcome all(Bisection.Range range) {
        return naming(range, Set.of());
    }

    private static Answer named() {
        return new Answer.Failed("named");
    }

    private static Answer done(int place) {
        return new Answer.Operations(operations(place));
    }

    private static List<Operation> operations(int place) {
        return List.of(Operation.delete(
                PartitionKey.of("event", Objects.toString(place)).document("page")));
    }
}
