package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewsTests {
    private final News news = new News("me");

    @Test
    void nothingIsCertainBeforeItHearsItself() {
        assertThat(news.isWhole(0)).isFalse();
        assertThat(news.heard("you", 7, 0)).isTrue();
        assertThat(news.isWhole(0)).isFalse();
        assertThat(news.heard("me", 1, 0)).isTrue();
        assertThat(news.isWhole(600)).isTrue();
        assertThat(news.isWhole(601)).isFalse();
    }

    @Test
    void aMissingNumberIsALoss() {
        news.heard("you", 7, 0);

        assertThat(news.heard("you", 8, 10)).isTrue();
        assertThat(news.heard("you", 10, 20)).isFalse();
        assertThat(news.heard("you", 11, 30)).isTrue();
        assertThat(news.heard("me", 2, 30)).as("its own first word is lost").isFalse();
    }

    @Test
    void aReplicaThatIsSilentMayBeServing() {
        news.heard("me", 1, 0);
        news.heard("you", 1, 0);
        news.heard("me", 2, 700);

        assertThat(news.isWhole(700)).isFalse();
        news.heard("you", 2, 800);
        assertThat(news.isWhole(800)).isTrue();
    }

    @Test
    void aReplicaThatLeavesOrIsSilentForFiveMinutesIsGone() {
        news.heard("me", 1, 0);
        news.heard("you", 1, 0);
        news.heard("other", 1, 0);
        news.left("you");
        news.heard("me", 2, 300_000);

        assertThat(news.isWhole(300_000)).as("the other is silent").isFalse();
        news.heard("me", 3, 300_001);
        assertThat(news.isWhole(300_001)).isTrue();
    }

    @Test
    void namesWithoutEndAreNoMemory() {
        news.heard("me", 1, 0);
        for (int n = 0; n < 5_000; n++) {
            news.heard("r" + n, 1, 0);
        }

        assertThat(news.heard("one more", 1, 0)).isFalse();
        assertThat(news.heard("me", 2, 0)).isTrue();
    }
}
