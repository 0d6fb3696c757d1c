package io.banyan.projections.projection;

import io.banyan.projections.change.Change;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A projection that answers many changes at once, because each call of it is dear: one that is a function on another
/// machine. As pure as any other: it says ahead which documents a change reads, and the same question always has the
/// same answer. So an answer is good as long as the documents are as they were when it was asked, and is thrown away
/// and asked for anew where a change before it made them others.
public interface BatchProjection extends Projection {
    /// Which documents go with the question about a change: of its own partition key, and of `*`. Pure.
    Set<DocumentKey> reads(Change change);

    /// How many changes it is asked at once, 1 or more.
    int most();

    /// How long a batch that is not full waits for more changes; zero: not at all. The view is so much later.
    Duration window();

    /// By what a version is made, in place of the hash of a class: whatever says the same gives the same view.
    String code();

    /// One answer for each question, in their order; null: the one who waited gave up. Blocks, and asks `patience` all
    /// the while.
    ///
    /// @param questions 1 to `most`
    @Nullable
    List<Answer> answer(List<Question> questions, Patience patience);

    /// One change alone. Throws WrongOperation when it cannot be applied, and IllegalStateException when there was no
    /// answer at once.
    @Override
    default List<Operation> apply(Change change, View view) {
        Map<DocumentKey, @Nullable Document> documents = new LinkedHashMap<>();
        reads(change).forEach(key -> documents.put(key, view.get(key)));
        List<Answer> answers = answer(List.of(new Question(change, documents)), Patience.UNTIL_TROUBLE);
        if (answers == null) {
            throw new IllegalStateException("projection " + name() + " gave no answer");
        }
        return switch (answers.getFirst()) {
            case Answer.Operations(var operations) -> operations;
            case Answer.Failed(var why) -> throw new WrongOperation(why);
        };
    }
}
