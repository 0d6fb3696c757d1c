package io.banyan.blackbox.exact;

import static io.banyan.testkit.Behaviours.answers;
import static io.banyan.testkit.Behaviours.closesBeforeTheHead;
import static io.banyan.testkit.Behaviours.ok;
import static io.banyan.testkit.Behaviours.okChunked;
import static io.banyan.testkit.Behaviours.resetsBeforeTheHead;
import static io.banyan.testkit.Behaviours.resetsMidHead;
import static io.banyan.testkit.Behaviours.sendsThenCloses;
import static io.banyan.testkit.Behaviours.sendsThenResets;

import io.banyan.testkit.Behaviour;
import java.util.List;
import java.util.stream.Stream;

/// What an upstream does with a request, and what the client gets, each time.
///
/// @param modern true = MODERN does it, and LEGACY is well
/// @param expected as [Told] writes it
record UpstreamCase(String name, boolean modern, String method, Behaviour upstream, String expected) {
    /// What LEGACY says where MODERN failed.
    static final String FALLEN_BACK = "200 OK [X-Side: legacy, Content-Length: 6] 'legacy' whole";

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nX-Side: it\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String LONG = "HTTP/1.1 200 OK\r\nX-Side: it\r\nContent-Length: 100\r\n\r\n";

    static Stream<UpstreamCase> all() {
        return Stream.of(false, true)
                .flatMap(modern -> Stream.of(whole(modern), killed(modern)).flatMap(List::stream));
    }

    private static List<UpstreamCase> whole(boolean modern) {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";
        String headOnly = "HTTP/1.1 200 OK\r\nX-Side: it\r\nContent-Length: 4\r\n\r\n";
        String chunkedSeen = "200 OK [X-Side: it, Transfer-Encoding: chunked] 'text' whole";
        String notModified = "HTTP/1.1 304 Not Modified\r\nX-Side: it\r\nContent-Length: 4\r\n\r\n";
        String seen = "200 OK [X-Side: it, Content-Length: 4] ";
        return List.of(
                get("content-length", modern, answers(ok("X-Side: it\r\n", "text")), seen + "'text' whole"),
                get("chunked", modern, answers(okChunked("X-Side: it\r\n", "text")), chunkedSeen),
                get(
                        "close-delimited",
                        modern,
                        sendsThenCloses("HTTP/1.1 200 OK\r\nX-Side: it\r\n\r\ntext"),
                        chunkedSeen),
                new UpstreamCase("HEAD", modern, "HEAD", answers(headOnly), seen + "'' whole"),
                get(
                        "204",
                        modern,
                        answers("HTTP/1.1 204 No Content\r\nX-Side: it\r\n\r\n"),
                        "204 No Content [X-Side: it] '' whole"),
                get(
                        "304",
                        modern,
                        answers(notModified),
                        modern ? FALLEN_BACK : "304 Not Modified [X-Side: it] '' whole"),
                get(
                        "103 and 200",
                        modern,
                        answers(hints + ok("X-Side: it\r\n", "text")),
                        "103 Early Hints [Link: </a.css>] " + seen + "'text' whole"),
                get(
                        "trailers",
                        modern,
                        answers(CHUNKED + "4\r\ntext\r\n0\r\nX-Sum: 4\r\n\r\n"),
                        chunkedSeen + " [X-Sum: 4]"));
    }

    private static List<UpstreamCase> killed(boolean modern) {
        String none = modern ? FALLEN_BACK : Told.BAD_GATEWAY;
        String half = "200 OK [X-Side: it, Content-Length: 100] 'half of' cut";
        String halfChunk = "200 OK [X-Side: it, Transfer-Encoding: chunked] 'halfof' cut";
        return List.of(
                get("closed before the head", modern, closesBeforeTheHead(), none),
                get("reset before the head", modern, resetsBeforeTheHead(), none),
                get("closed in the head", modern, sendsThenCloses("HTTP/1.1 200 OK\r\nX-Si"), none),
                get("reset in the head", modern, resetsMidHead(), none),
                get("closed in the body", modern, sendsThenCloses(LONG + "half of"), half),
                get("reset in the body", modern, sendsThenResets(LONG + "half of"), half),
                get("closed in a chunk", modern, sendsThenCloses(CHUNKED + "4\r\nhalf\r\n40\r\nof"), halfChunk),
                get("closed before the last chunk", modern, sendsThenCloses(CHUNKED + "6\r\nhalfof\r\n"), halfChunk));
    }

    private static UpstreamCase get(String name, boolean modern, Behaviour upstream, String expected) {
        return new UpstreamCase(name, modern, "GET", upstream, expected);
    }

    @Override
    public String toString() {
        return (modern ? "MODERN " : "LEGACY ") + name;
    }
}
