package io.banyan.projections.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.Change;
import io.banyan.projections.projection.ProjectionCall.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchProjectionTests {
    private static final Change CHANGE = Changes.insert(Changes.row("1", "2", "yes"));
    private static final DocumentKey COUNT = RsvpProjection.count("1");

    private final AnsweringProjection projection =
            new AnsweringProjection(10, Duration.ZERO, AnsweringProjection::chained);
    private final ProjectionCall call = new ProjectionCall(projection);
    private final WorkingDocuments documents = new WorkingDocuments(10);
    private final Part part = Part.of(projection, CHANGE).getFirst();

    @Test
    void isAskedOnceItsDocumentsAreAtHandAndAppliedOnceItHasAnswered() {
        assertThat(call.apply(part, documents)).isEqualTo(new Result.Needs(Set.of(COUNT)));
        documents.fetched(List.of(COUNT), Map.of());
        Question question = ((Result.Unanswered) call.apply(part, documents)).question();
        assertThat(question.documents()).containsOnlyKeys(COUNT);
        assertThat(question.change().after()).doesNotContainKey("secret");

        assertThat(call.ask(List.of(question), Patience.UNTIL_TROUBLE)).isTrue();

        assertThat(call.question(part, documents)).isNull();
        assertThat(call.apply(part, documents)).isEqualTo(new Result.Done());
        assertThat(documents.written()).singleElement().satisfies(written -> assertThat(written.after())
                .isEqualTo(new StoredDocument(Document.EMPTY.with("of", "2"))));
    }

    @Test
    void anAnswerIsOfNoUseOnceItsDocumentsAreOthers() {
        documents.fetched(List.of(COUNT), Map.of());
        call.ask(List.of(question()), Patience.UNTIL_TROUBLE);
        documents.apply(List.of(Operation.put(COUNT, Document.EMPTY.with("of", "9"))));

        Question again = question();

        assertThat(again.documents()).containsEntry(COUNT, Document.EMPTY.with("of", "9"));
    }

    @Test
    void whoGaveUpHasNoAnswers() {
        documents.fetched(List.of(COUNT), Map.of());
        projection.giveUp();

        assertThat(call.ask(List.of(question()), Patience.UNTIL_TROUBLE)).isFalse();

        assertThat(call.apply(part, documents)).isInstanceOf(Result.Unanswered.class);
    }

    @Test
    void aFailureIsTheProjections() {
        var failing = new AnsweringProjection(10, Duration.ZERO, question -> new Answer.Failed("no such event"));
        var failed = new ProjectionCall(failing);
        documents.fetched(List.of(COUNT), Map.of());
        failed.ask(List.of(question()), Patience.UNTIL_TROUBLE);

        assertThat(failed.apply(part, documents)).isEqualTo(new Result.Failed("no such event"));
        assertThatThrownBy(() -> failing.apply(CHANGE, key -> null)).isInstanceOf(WrongOperation.class);
    }

    @Test
    void isAProjectionOfOneChangeToo() {
        assertThat(projection.apply(CHANGE, key -> Document.EMPTY.with("of", "7")))
                .containsExactly(Operation.put(COUNT, Document.EMPTY.with("of", "7,2")));
    }

    private Question question() {
        Question question = call.question(part, documents);
        if (question == null) {
            throw new AssertionError("nothing is to be asked");
        }
        return question;
    }
}
