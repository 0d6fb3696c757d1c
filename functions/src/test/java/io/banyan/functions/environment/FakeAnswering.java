package io.banyan.functions.environment;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Remembers what it is given.
final class FakeAnswering implements Answering {
    private final List<String> pieces = new ArrayList<>();
    private @Nullable Failure failure;
    private int ends;

    @Override
    public void begins(String contentType) {
        pieces.clear();
    }

    @Override
    public void piece(byte[] bytes) {
        pieces.add(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void ends(@Nullable Failure failed, Supplier<byte[]> tail) {
        failure = failed;
        ends++;
    }

    List<String> pieces() {
        return pieces;
    }

    /// Of an answer that was given whole.
    String text() {
        if (ends != 1 || failure != null) {
            throw new AssertionError("ended " + ends + " times: " + failure);
        }
        return String.join("", pieces);
    }

    /// Of one that was not.
    Failure failure() {
        Failure failed = failure;
        if (ends != 1 || failed == null) {
            throw new AssertionError("ended " + ends + " times: " + failed);
        }
        return failed;
    }
}
