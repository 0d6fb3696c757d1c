package io.banyan.functions.runtime;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.function.Supplier;

/// The body of a request, as it comes.
interface Incoming {
    /// Takes a piece, also an empty one; false: no more until `whenReady` calls.
    boolean piece(byte[] bytes);

    /// It is whole.
    Outcome end(HttpHeaders trailers);

    /// Calls once, as soon as more is welcome.
    default void whenReady(Runnable call) {
        call.run();
    }

    /// It will never be whole.
    default void cut() {}

    /// A body that nobody reads.
    static Incoming without(Supplier<Outcome> outcome) {
        return new Incoming() {
            @Override
            public boolean piece(byte[] bytes) {
                return true;
            }

            @Override
            public Outcome end(HttpHeaders trailers) {
                return outcome.get();
            }
        };
    }
}
