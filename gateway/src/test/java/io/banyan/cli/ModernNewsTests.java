package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ModernNewsTests {
    private static final String REFUSES = "{\"group\":\"events\",\"what\":\"refuses-connections\",\"down\":true,"
            + "\"says\":\"MODERN of events has refused connections since 15:31 UTC\",\"replicas\":[ROWS]}";
    private static final String FAILS = "{\"group\":\"events\",\"what\":\"fails-some\",\"down\":false,"
            + "\"says\":\"MODERN of events failed COUNT reads in the last minute\",\"replicas\":[]}";
    private static final String ROW = "{\"replica\":\"here\",\"what\":\"refuses-connections\",\"says\":\"refuses\"}";

    private final ModernNews news = new ModernNews();

    @Test
    void saysNothingWhereNothingIsWrong() {
        assertThat(news.of(figures(""))).isEmpty();
    }

    @Test
    void saysOnceWhatGoesOn() {
        assertThat(news.of(figures(refuses(""))))
                .containsExactly("down events: MODERN of events has refused connections since 15:31 UTC");
        assertThat(news.of(figures(refuses("")))).isEmpty();
    }

    @Test
    void isNotNewWhereOnlyANumberChanges() {
        assertThat(news.of(figures(FAILS.replace("COUNT", "2")))).hasSize(1);
        assertThat(news.of(figures(FAILS.replace("COUNT", "3")))).isEmpty();
    }

    @Test
    void isNewWhereSomethingElseIsWrong() {
        news.of(figures(refuses("")));

        assertThat(news.of(figures(FAILS.replace("COUNT", "3"))))
                .containsExactly("modern events: MODERN of events failed 3 reads in the last minute");
    }

    @Test
    void isNewWhereReplicasBeginToDiffer() {
        news.of(figures(refuses("")));

        assertThat(news.of(figures(refuses(ROW))))
                .containsExactly(
                        "down events: MODERN of events has refused connections since 15:31 UTC", "      here: refuses");
    }

    @Test
    void saysThatItIsOver() {
        news.of(figures(refuses("")));

        assertThat(news.of(figures(""))).containsExactly("cleared events: no failure of its MODERN is known any more");
        assertThat(news.of(figures(""))).isEmpty();
    }

    private static String refuses(String rows) {
        return REFUSES.replace("ROWS", rows);
    }

    private static JsonNode figures(String modern) {
        return Answer.tree("{\"modern\":[" + modern + "]}");
    }
}
