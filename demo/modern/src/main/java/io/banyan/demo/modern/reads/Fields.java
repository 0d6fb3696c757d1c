package io.banyan.demo.modern.reads;

import io.banyan.projections.projection.Document;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Fields that the projection always writes.
final class Fields {
    private Fields() {}

    static String text(Document document, String field) {
        return Objects.requireNonNull(document.text(field), field);
    }

    static int number(Document document, String field) {
        return Math.toIntExact(document.number(field));
    }

    static Instant time(Document document, String field) {
        return Instant.parse(text(document, field));
    }

    static List<String> texts(Document document, String field) {
        @Nullable Object list = document.fields().get(field);
        return ((List<?>) Objects.requireNonNull(list, field))
                .stream().map(String.class::cast).toList();
    }
}
