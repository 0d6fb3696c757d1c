package io.banyan.projections.projection;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Is asked of many answers at once, and keeps what it was asked. Each change reads how many its event has.
public final class AnsweringProjection implements BatchProjection {
    private final int most;
    private final Duration window;
    private final Function<Question, Answer> answers;
    private final List<List<Question>> asked = new ArrayList<>();
    private boolean isGivenUp;

    /// @param answers to each question; purely
    public AnsweringProjection(int most, Duration window, Function<Question, Answer> answers) {
        this.most = most;
        this.window = window;
        this.answers = answers;
    }

    /// Sets the field `of` of the event's count to what it was and the member: so each depends on those before.
    public static Answer chained(Question question) {
        DocumentKey count = key(question.change());
        Document before = question.documents().get(count);
        String was = before == null ? "" : before.text("of") + ",";
        return new Answer.Operations(List.of(Operation.put(
                count, Document.EMPTY.with("of", was + question.change().after().get("member_id")))));
    }

    /// Where the count of a change's event stands.
    public static DocumentKey key(Change change) {
        return RsvpProjection.count(String.valueOf(change.keyValues().get("event_id")));
    }

    /// All calls, in order.
    public List<List<Question>> asked() {
        return asked;
    }

    /// From now on nobody waits for an answer.
    public void giveUp() {
        isGivenUp = true;
    }

    @Override
    public String name() {
        return "rsvps";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(TableSpec.of("rsvp", "event_id", "member_id", "answer"));
    }

    @Override
    public PartitionKey partition(Change change) {
        return PartitionKey.of("event", String.valueOf(change.keyValues().get("event_id")));
    }

    @Override
    public Set<DocumentKey> reads(Change change) {
        return Set.of(key(change));
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public Duration window() {
        return window;
    }

    @Override
    public String code() {
        return "chained";
    }

    @Override
    public @Nullable List<Answer> answer(List<Question> questions, Patience patience) {
        asked.add(List.copyOf(questions));
        return isGivenUp ? null : questions.stream().map(answers).toList();
    }
}
