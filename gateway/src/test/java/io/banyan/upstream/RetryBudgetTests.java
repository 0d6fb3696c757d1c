package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTests {
    private final RetryBudget budget = new RetryBudget();

    private int spendAll() {
        int spent = 0;
        while (budget.spend()) {
            spent++;
        }
        return spent;
    }

    private void requests(int count) {
        for (int i = 0; i < count; i++) {
            budget.request();
        }
    }

    @Test
    void startsWithOne() {
        assertThat(spendAll()).isEqualTo(1);
    }

    @Test
    void everyTenthRequestEarnsOne() {
        spendAll();

        requests(9);
        assertThat(budget.spend()).isFalse();
        requests(1);
        assertThat(budget.spend()).isTrue();
        requests(35);
        assertThat(spendAll()).isEqualTo(3);
        requests(5);
        assertThat(spendAll()).as("what was left counts").isEqualTo(1);
    }

    @Test
    void savesTenAtMost() {
        requests(10_000);

        assertThat(spendAll()).isEqualTo(10);
    }
}
