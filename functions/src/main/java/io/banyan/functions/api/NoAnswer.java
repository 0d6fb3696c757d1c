package io.banyan.functions.api;

import io.banyan.functions.environment.Answering;
import io.banyan.functions.environment.Failure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Of an event whose sender waits for nothing: what comes of it is in the function's log.
record NoAnswer() implements Answering {
    @Override
    public void begins(String contentType) {}

    @Override
    public void piece(byte[] bytes) {}

    @Override
    public void ends(@Nullable Failure failure, Supplier<byte[]> tail) {}
}
