package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/// The scoreboard is asked for when somebody opens it.
class ScoreboardTests extends OnThePage {
    @Test
    void showsWhatHasMovedOnceItIsOpened() {
        Operator ann = operator();
        Locator board = ann.page().locator("#scoreboard");
        assertThat(admin.requests).noneMatch(request -> request.contains("scoreboard"));

        board.locator("summary").click();

        ann.sees(board, "Moved: 33.3 % of reads, 0 % of writes, 1 of 2 templates that are read.");
        ann.sees(board, "No forecast: 9 days of data, needs 14.");
        ann.sees(board.locator("tbody tr").nth(0), "/orders/{number}/<b>items</b>");
        ann.sees(board.locator("tbody tr").nth(0), "10 % of its answers set cookies");
        ann.sees(board.locator("tbody tr").nth(2), "LEGACY has answered nothing of it for 15 days");
        ann.sees(board, "by 3 replicas");
        assertThat(board.locator("tbody tr").count()).isEqualTo(3);
    }
}
