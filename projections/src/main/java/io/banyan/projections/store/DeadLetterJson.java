package io.banyan.projections.store;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.PartitionKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Dead letters as JSON, for stores and for people.
final class DeadLetterJson {
    private record Written(
            String partition,
            String position,
            Change.Kind kind,
            String table,
            List<String> key,
            Map<String, @Nullable String> before,
            Map<String, @Nullable String> after,
            String why,
            String since) {}

    private DeadLetterJson() {}

    static String text(DeadLetter letter) {
        Change change = letter.change();
        return DocumentJson.JSON.writeValueAsString(new Written(
                letter.partition().text(),
                change.position().toString(),
                change.kind(),
                change.table().toString(),
                change.key(),
                change.before(),
                change.after(),
                letter.why(),
                letter.since().toString()));
    }

    static DeadLetter letter(String json) {
        Written read = DocumentJson.JSON.readValue(json, Written.class);
        var change = new Change(
                LogPosition.parse(read.position),
                read.kind,
                TableName.parse(read.table),
                read.key,
                new LinkedHashMap<>(read.before),
                new LinkedHashMap<>(read.after));
        return new DeadLetter(new PartitionKey(read.partition), change, read.why, Instant.parse(read.since));
    }
}
