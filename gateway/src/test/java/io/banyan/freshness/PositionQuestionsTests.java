package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Position;
import io.banyan.position.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PositionQuestionsTests {
    private static final Position FIRST = new Position(new Source(1), 1);
    private static final Position SECOND = new Position(new Source(1), 2);

    private final List<CompletableFuture<@Nullable Position>> sent = new ArrayList<>();
    private final PositionQuestions questions = new PositionQuestions(() -> {
        CompletableFuture<@Nullable Position> question = new CompletableFuture<>();
        sent.add(question);
        return question;
    });

    @Test
    void sharesTheNextQuestionAmongAllWhoAskWhileOneIsUnderWay() {
        var first = questions.ask();
        var second = questions.ask();
        var third = questions.ask();

        assertThat(sent).hasSize(1);
        sent.getFirst().complete(FIRST);
        assertThat(first).isCompletedWithValue(FIRST);
        assertThat(second).isNotDone();
        assertThat(sent).hasSize(2);
        sent.getLast().complete(SECOND);
        assertThat(second).isCompletedWithValue(SECOND);
        assertThat(third).isCompletedWithValue(SECOND);
        assertThat(sent).hasSize(2);
    }

    @Test
    void asksAnewOnceAllWereAnswered() {
        questions.ask();
        sent.getFirst().complete(FIRST);

        questions.ask();

        assertThat(sent).hasSize(2);
    }

    @Test
    void asksAgainAfterAnError() {
        List<String> asked = new ArrayList<>();
        PositionQuestions failing = new PositionQuestions(() -> {
            asked.add("once");
            throw new StackOverflowError("of the test");
        });

        assertThat(failing.ask()).isCompletedWithValue(null);
        assertThat(failing.ask()).isCompletedWithValue(null);
        assertThat(asked).hasSize(2);
    }

    @Test
    void takesAFailureForNoPosition() {
        var first = questions.ask();
        var second = questions.ask();

        sent.getFirst().completeExceptionally(new IllegalStateException("away"));
        sent.getLast().complete(SECOND);

        assertThat(first).isCompletedWithValue(null);
        assertThat(second).isCompletedWithValue(SECOND);
    }
}
