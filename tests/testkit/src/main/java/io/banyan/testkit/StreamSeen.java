package io.banyan.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What has come on one HTTP/2 stream so far.
public final class StreamSeen {
    private final int id;
    private final List<List<String>> heads = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private long window;
    private boolean ended;
    private @Nullable Integer reset;

    StreamSeen(int id) {
        this.id = id;
    }

    /// Waits for the answer's end, which must be no reset.
    public StreamSeen answer() {
        Await.until("stream " + id + " has its answer", this::over);
        if (!ended()) {
            throw new AssertionError("stream " + id + " was reset: " + resetBy());
        }
        return this;
    }

    /// Waits until the stream is answered or reset.
    public StreamSeen awaitOver() {
        Await.until("stream " + id + " is over", this::over);
        return this;
    }

    /// Waits for the status of the final head.
    public int status() {
        Await.until("stream " + id + " has a head", () -> over() || finalHead().isPresent());
        return finalHead()
                .map(StreamSeen::status)
                .orElseThrow(() -> new AssertionError("stream " + id + " was reset without a head: " + resetBy()));
    }

    /// Statuses of the heads that came before the final one.
    public synchronized List<Integer> interim() {
        return heads.stream().map(StreamSeen::status).filter(s -> s / 100 == 1).toList();
    }

    /// Fields of the final head as `name: value`.
    public synchronized List<String> head() {
        return finalHead().orElse(List.of());
    }

    public synchronized List<String> trailers() {
        List<String> last = heads.getLast();
        return last.getFirst().startsWith(":status") ? List.of() : last;
    }

    public synchronized String body() {
        return body.toString();
    }

    public synchronized boolean ended() {
        return ended;
    }

    /// The error the stream was reset with; null = it was not.
    public synchronized @Nullable Integer resetBy() {
        return reset;
    }

    /// Window that the server has given back on this stream.
    public synchronized long window() {
        return window;
    }

    public synchronized boolean over() {
        return ended || reset != null;
    }

    private synchronized Optional<List<String>> finalHead() {
        return heads.stream()
                .filter(head -> head.getFirst().startsWith(":status") && status(head) >= 200)
                .findFirst();
    }

    private static int status(List<String> head) {
        String first = head.getFirst();
        return first.startsWith(":status: ") ? Integer.parseInt(first.substring(9)) : 0;
    }

    synchronized void head(List<String> fields) {
        heads.add(fields);
    }

    synchronized void data(String text) {
        body.append(text);
    }

    synchronized void end() {
        ended = true;
    }

    synchronized void reset(int error) {
        reset = error;
    }

    synchronized void gave(int bytes) {
        window += bytes;
    }
}
