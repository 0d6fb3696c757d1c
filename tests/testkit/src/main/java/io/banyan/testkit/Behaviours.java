package io.banyan.testkit;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// What upstreams do, in four words each. Unless a name says otherwise the request's body is read first.
public final class Behaviours {
    private Behaviours() {}

    /// 200 with that text and `X-Side: text`, so that a test sees which side answered.
    public static Behaviour says(String text) {
        String answer = ok("X-Side: " + text + "\r\n", text);
        String head = answer.substring(0, answer.length() - text.length());
        return answers(request -> request.method().equals("HEAD") ? head : answer);
    }

    /// These exact bytes, for every request.
    public static Behaviour answers(String raw) {
        return answers(request -> raw);
    }

    /// Exact bytes chosen by the request. For HEAD the function leaves the body away itself.
    public static Behaviour answers(Function<ReceivedRequest, String> raw) {
        return exchange -> {
            exchange.readBody();
            exchange.send(raw.apply(exchange.request()));
        };
    }

    public static Behaviour status(int status) {
        return answers("HTTP/1.1 " + status + " Whatever\r\nContent-Length: 4\r\n\r\nstub");
    }

    /// Reads the request and never answers, until the peer has gone.
    public static Behaviour hangs() {
        return exchange -> {
            exchange.readBody();
            exchange.awaitPeerGone();
            exchange.close();
        };
    }

    public static Behaviour answersAfter(Duration wait, Behaviour then) {
        return exchange -> {
            exchange.readBody();
            exchange.pause(wait);
            then.serve(exchange);
        };
    }

    public static Behaviour resetsBeforeTheHead() {
        return exchange -> {
            exchange.readBody();
            exchange.reset();
        };
    }

    public static Behaviour closesBeforeTheHead() {
        return exchange -> {
            exchange.readBody();
            exchange.close();
        };
    }

    public static Behaviour resetsMidHead() {
        return sendsThenResets("HTTP/1.1 200 OK\r\nContent-Le");
    }

    public static Behaviour resetsMidBody() {
        return sendsThenResets("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nX-Side: cut\r\n\r\nhalf of");
    }

    public static Behaviour closesMidBody() {
        return sendsThenCloses("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of");
    }

    public static Behaviour closesMidChunk() {
        return sendsThenCloses("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n40\r\nof");
    }

    /// Answers, and the connection is gone before the next request without a word.
    public static Behaviour closesSilentlyAfter(String raw) {
        return sendsThenCloses(raw);
    }

    public static Behaviour sendsThenCloses(String raw) {
        return exchange -> {
            exchange.readBody();
            exchange.send(raw);
            exchange.close();
        };
    }

    /// The answer's last byte is out for a moment before the reset, so that it arrives.
    public static Behaviour sendsThenResets(String raw) {
        return exchange -> {
            exchange.readBody();
            exchange.send(raw);
            exchange.pause(Duration.ofMillis(50));
            exchange.reset();
        };
    }

    /// Sends the parts one by one with a pause before each but the first.
    public static Behaviour sendsInParts(Duration pause, List<String> parts) {
        return exchange -> {
            exchange.readBody();
            exchange.send(parts.getFirst());
            for (String part : parts.subList(1, parts.size())) {
                exchange.pause(pause);
                exchange.send(part);
            }
        };
    }

    /// 103 with a Link, then 200.
    public static Behaviour hintsEarly(String text) {
        return answers("HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n" + ok("", text));
    }

    /// 200 with the request's own body, its length told.
    public static Behaviour echoes() {
        return exchange -> {
            Body body = exchange.readBody();
            exchange.send(ok("", body.text()));
        };
    }

    /// 200 with that many bytes of [Generated].
    public static Behaviour sendsGenerated(long length) {
        return exchange -> {
            exchange.readBody();
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
            exchange.sendGenerated(length);
        };
    }

    /// Says 101 with the offered WebSocket extensions and then sends every byte back.
    public static Behaviour upgradesAndEchoes() {
        return exchange -> {
            String extensions = exchange.request()
                    .header("Sec-WebSocket-Extensions")
                    .map(value -> "Sec-WebSocket-Extensions: " + value + "\r\n")
                    .orElse("");
            exchange.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n" + extensions + "\r\n");
            exchange.echoBytes();
            exchange.close();
        };
    }

    /// 404 unless Host and SNI are its own, as a function URL does.
    ///
    /// @param names the server names TLS must have asked for; none without TLS
    public static Behaviour onlyAs(String hostAndPort, List<String> names, Behaviour then) {
        return exchange -> {
            ReceivedRequest request = exchange.request();
            boolean hostFits = request.head().values("Host").equals(List.of(hostAndPort));
            boolean nameFits = request.serverNames().equals(names);
            (hostFits && nameFits ? then : status(404)).serve(exchange);
        };
    }

    /// A whole 200 answer with a length.
    public static String ok(String headerLines, String text) {
        return "HTTP/1.1 200 OK\r\n" + headerLines + "Content-Length: " + text.length() + "\r\n\r\n" + text;
    }

    /// A whole 200 answer in one chunk.
    public static String okChunked(String headerLines, String text) {
        return "HTTP/1.1 200 OK\r\n" + headerLines + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(text.length()) + "\r\n" + text + "\r\n0\r\n\r\n";
    }
}
