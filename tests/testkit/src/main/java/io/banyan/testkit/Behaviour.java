package io.banyan.testkit;

import java.io.IOException;

/// What a stub upstream does with a request, in exact bytes. [Behaviours] has the usual ones.
public interface Behaviour {
    /// Runs on a thread of the request's own; the request's body is read afterwards if it was not.
    void serve(StubExchange exchange) throws IOException;
}
