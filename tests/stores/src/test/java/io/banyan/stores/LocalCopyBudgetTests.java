package io.banyan.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.store.LocalCopyBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCopyBudgetTests extends CopyBudgetContract {
    private static final Budget THOUSAND = new Budget(0, 1_000);

    @TempDir
    private Path state = Path.of("replaced");

    private final List<CopyBudget> open = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-30T23:00:00Z");

    @Override
    CopyBudget fresh() {
        CopyBudget made = new LocalCopyBudget(state, () -> now);
        open.add(made);
        return made;
    }

    @Override
    CopyBudget again(CopyBudget before) {
        before.close();
        return fresh();
    }

    @AfterEach
    void close() {
        open.forEach(CopyBudget::close);
    }

    /// What a killed process leaves is what it had written before.
    @Test
    void neverOverdrawsAfterAKill() {
        long all = 0;
        for (int kill = 0; kill < 20; kill++) {
            all += taken(fresh(), "events", THOUSAND, 1 + kill * 7 % 60);
        }
        all += taken(fresh(), "events", THOUSAND, 2_000);

        assertThat(all).as("a kill costs less than a hundredth").isBetween(1_000L - 20 * 10, 1_000L);
        assertThat(taken(fresh(), "events", THOUSAND, 99)).isZero();
    }

    @Test
    void beginsAnewTheNextDay() {
        taken(fresh(), "events", THOUSAND, 1_000);
        now = now.plus(Duration.ofHours(1));

        assertThat(taken(fresh(), "events", THOUSAND, 2_000)).isEqualTo(1_000);
    }

    @Test
    void countsForTodayWhatAClockOfTomorrowUsed() {
        now = now.plus(Duration.ofDays(400));
        CopyBudget budget = fresh();
        taken(budget, "events", THOUSAND, 900);
        now = now.minus(Duration.ofDays(400));

        budget = again(budget);
        assertThat(taken(budget, "events", THOUSAND, 2_000)).isEqualTo(100);
        now = now.plus(Duration.ofDays(1));
        assertThat(taken(again(budget), "events", THOUSAND, 2_000)).isEqualTo(1_000);
    }

    @Test
    void givesNothingTodayWhereItsFileIsGarbled() throws IOException {
        Files.writeString(state.resolve("copies"), "events soon\n");
        CopyBudget budget = fresh();

        assertThat(taken(budget, "events", THOUSAND, 9)).isZero();
        assertThat(taken(budget, "orders", new Budget(5, 0), 9)).isEqualTo(5);
        now = now.plus(Duration.ofHours(1));
        assertThat(taken(budget, "events", THOUSAND, 9)).isEqualTo(9);
        assertThat(taken(again(budget), "events", THOUSAND, 2_000)).isEqualTo(991);
    }

    @Test
    void givesNothingWhereTheFolderTakesNothing() throws IOException {
        Files.createDirectories(state.resolve("copies/in-the-way"));
        CopyBudget budget = fresh();
        now = now.plus(Duration.ofHours(1));

        assertThat(taken(budget, "events", THOUSAND, 9)).isZero();
        assertThat(taken(budget, "events", new Budget(50, 0), 9)).isEqualTo(9);
    }

    @Test
    void givesNothingOnceItIsClosed() {
        CopyBudget budget = fresh();
        assertThat(taken(budget, "events", THOUSAND, 4)).isEqualTo(4);
        budget.close();
        budget.close();

        assertThat(taken(budget, "events", THOUSAND, 4)).isZero();
        assertThat(taken(fresh(), "events", THOUSAND, 2_000)).isEqualTo(996);
    }
}
