package io.banyan.testkit;

/// One request of a load and what came of it.
///
/// @param sent `System.nanoTime()` when it was due, so waiting for a free place counts
/// @param status 0 if there was no answer
/// @param side the answer's `X-Side`, empty if it has none
/// @param failure what went wrong on the connection, empty if nothing did
public record Shot(int number, long sent, long done, int status, String side, String failure) {
    public boolean ok() {
        return failure.isEmpty() && status == 200;
    }

    public long millis() {
        return (done - sent) / 1_000_000;
    }
}
