package io.banyan.projections.projection;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Changes of table `rsvp`.
final class Changes {
    private Changes() {}

    static Map<String, @Nullable String> row(String event, String member, String answer) {
        return Map.of("event_id", event, "member_id", member, "answer", answer, "secret", "s3cret");
    }

    static Change insert(Map<String, @Nullable String> row) {
        return change(Kind.INSERT, Map.of(), row);
    }

    static Change change(Kind kind, Map<String, @Nullable String> before, Map<String, @Nullable String> after) {
        return new Change(
                new LogPosition(7, 1), kind, TableName.parse("rsvp"), List.of("event_id", "member_id"), before, after);
    }
}
