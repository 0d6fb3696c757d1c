package io.banyan.freshness;

import io.banyan.position.Position;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks the database for its position, one question at a time. Whoever asks while one is under way shares the next
/// with all who did so: an answer counts only for writes that had ended before its question was sent. Nobody is made to
/// wait here; whoever asks bounds his own patience.
public final class PositionQuestions {
    private final Supplier<CompletableFuture<@Nullable Position>> database;
    private @Nullable CompletableFuture<@Nullable Position> underWay;
    private @Nullable CompletableFuture<@Nullable Position> next;

    /// @param database sends one question and returns at once; null or a failure = it has no answer
    public PositionQuestions(Supplier<CompletableFuture<@Nullable Position>> database) {
        this.database = database;
    }

    /// A position at or after everything that is committed now; null = none is to be had. Completes on a thread of the
    /// database's.
    public CompletableFuture<@Nullable Position> ask() {
        CompletableFuture<@Nullable Position> mine;
        synchronized (this) {
            if (underWay != null) {
                next = next == null ? new CompletableFuture<>() : next;
                return next;
            }
            mine = new CompletableFuture<>();
            underWay = mine;
        }
        send(mine);
        return mine;
    }

    private void send(CompletableFuture<@Nullable Position> question) {
        CompletableFuture<@Nullable Position> answer;
        try {
            answer = database.get();
        } catch (RuntimeException | Error failed) {
            answer = CompletableFuture.failedFuture(failed);
        }
        answer.whenComplete((position, failed) -> answered(question, failed == null ? position : null));
    }

    private void answered(CompletableFuture<@Nullable Position> question, @Nullable Position position) {
        CompletableFuture<@Nullable Position> following;
        synchronized (this) {
            following = next;
            underWay = next;
            next = null;
        }
        question.complete(position);
        if (following != null) {
            send(following);
        }
    }
}
