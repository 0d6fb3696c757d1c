package io.banyan.upstream;

import io.banyan.exchange.Failure;
import io.banyan.lambda.Field;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one call, kept for who looks closer at it.
///
/// @param status 0 = no head came
/// @param headers of the head, as they came
/// @param body as far as it came, at most 7 MB
/// @param whole its end came
/// @param failure of a call that failed, or was given up (`TIMEOUT`); null = none
/// @param took to the head, or else to the failure
@SuppressWarnings("ArrayRecordComponent")
public record Heard(
        int status,
        List<Field> headers,
        byte[] body,
        boolean whole,
        @Nullable Failure failure,
        Duration took) {
    private static final byte[] NOTHING = {};

    public Heard {
        headers = List.copyOf(headers);
    }

    /// Of a call that brought nothing.
    public static Heard nothing(Failure failure, Duration took) {
        return new Heard(0, List.of(), NOTHING, false, failure, took);
    }

    public boolean hasHead() {
        return status != 0;
    }

    /// Its values, in their order.
    public List<String> all(String name) {
        return headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /// The first of them; null = there is none.
    public @Nullable String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.getFirst();
    }

    /// Nothing of what was answered.
    @Override
    public String toString() {
        return status + " after " + took.toMillis() + " ms" + (failure == null ? "" : ", " + failure);
    }
}
