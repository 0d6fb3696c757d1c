package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.ShadowRule.Budget;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every budget of copies keeps.
abstract class CopyBudgetContract {
    /// One that nobody has used yet.
    abstract CopyBudget fresh();

    /// The same again, as after a restart.
    abstract CopyBudget again(CopyBudget before);

    @Test
    void givesExactlyThePlacesOfADay() {
        CopyBudget budget = fresh();
        Budget many = new Budget(0, 250);

        exactly(250, group -> taken(budget, group, many, 400) + taken(budget, group, many, 9));
        exactly(3, group -> taken(budget, "orders" + group, new Budget(0, 3), 9));
    }

    @Test
    void givesThePlacesOfARaisedBudget() {
        CopyBudget budget = fresh();

        exactly(7, group -> {
            long before = taken(budget, group, new Budget(0, 5), 9);
            assertThat(before).isLessThanOrEqualTo(5);
            return before + taken(budget, group, new Budget(0, 7), 9) + taken(budget, group, new Budget(0, 5), 9);
        });
    }

    @Test
    void givesNoMoreAfterARestart() {
        Budget ten = new Budget(0, 10);

        exactly(10, group -> {
            CopyBudget budget = fresh();
            long all = taken(budget, group, ten, 4);
            budget = again(budget);
            all += taken(budget, group, ten, 3);
            return all + taken(again(budget), group, ten, 99);
        });
    }

    /// Whoever says no where nobody can tell may lose a place on a busy machine, so it is tried up to five times, each
    /// with a group of its own; one place too many fails at once.
    ///
    /// @param given how many places a group is given
    static void exactly(long places, ToLongFunction<String> given) {
        long last = -1;
        for (int attempt = 1; attempt <= 5 && last != places; attempt++) {
            last = given.applyAsLong("events-" + attempt);
            assertThat(last).isLessThanOrEqualTo(places);
        }
        assertThat(last).isEqualTo(places);
    }

    /// How many of so many are given a place.
    static long taken(CopyBudget budget, String group, Budget of, int asked) {
        return taken(List.of(budget), group, of, asked);
    }

    /// The same of several replicas in turn, each of which asks for 16 at once, as a group's lane does.
    static long taken(List<CopyBudget> replicas, String group, Budget of, int asked) {
        int atOnce = 16 * replicas.size();
        long given = 0;
        for (int from = 0; from < asked; from += atOnce) {
            List<CompletableFuture<Boolean>> answers = IntStream.range(from, Math.min(asked, from + atOnce))
                    .parallel()
                    .mapToObj(i -> replicas.get(i % replicas.size()).take(group, of))
                    .toList();
            given += answers.stream().filter(CompletableFuture::join).count();
        }
        return given;
    }
}
