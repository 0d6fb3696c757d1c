package io.banyan.blackbox.model;

import io.banyan.blackbox.model.Payload.Delimited;
import java.util.ArrayList;
import java.util.List;

/// What an upstream answers one request with, and where it breaks off.
///
/// @param interims how many 103 come first
/// @param lines header lines that concern the client
/// @param bodiless HEAD, 204 or 304: the body is announced at most
/// @param close the upstream ends the connection behind it
/// @param sent how many bytes of it are sent before the breach; all of them without one
record AnswerPlan(
        int interims,
        int status,
        List<String> lines,
        Payload body,
        boolean bodiless,
        boolean close,
        Breach breach,
        int sent,
        List<String> pieces) {
    AnswerPlan {
        lines = List.copyOf(lines);
        pieces = List.copyOf(pieces);
    }

    /// How an upstream leaves before its answer is whole.
    enum Breach {
        NONE,
        CLOSED,
        RESET,
        /// Keeps the connection and says nothing.
        SILENT,
        /// Sends the whole answer, and in one piece with it the beginning of one that nobody asked for.
        SURPLUS
    }

    static AnswerPlan random(Dice dice, String side, String method, boolean mayBeSilent) {
        int status = dice.oneIn(3) ? dice.of(201, 204, 206, 304, 403, 404, 429, 500, 503) : 200;
        boolean bodiless = method.equals("HEAD") || status == 204 || status == 304;
        Delimited by = status == 204 || (status == 304 && !method.equals("HEAD"))
                ? Delimited.NOTHING
                : dice.of(Delimited.LENGTH, Delimited.LENGTH, Delimited.CHUNKS, Delimited.CLOSE);
        Payload body = Payload.random(dice, by);
        List<String> lines = new ArrayList<>(List.of("X-Side: " + side, "x-Odd-CASE:  spaced"));
        if (dice.oneIn(3)) {
            lines.addAll(List.of("X-Twice: 1", "X-Twice: 2"));
        }
        int interims = dice.oneIn(6) ? 1 + dice.below(3) : 0;
        boolean close = (by == Delimited.CLOSE && !bodiless) || dice.oneIn(8);
        AnswerPlan whole = new AnswerPlan(interims, status, lines, body, bodiless, close, Breach.NONE, 0, List.of());
        return whole.breaking(dice, mayBeSilent);
    }

    private AnswerPlan breaking(Dice dice, boolean mayBeSilent) {
        String wire = wire();
        boolean untilClose = close && body.by() == Delimited.CLOSE;
        Breach chosen = mayBeSilent && dice.oneIn(80)
                ? Breach.SILENT
                : dice.oneIn(9) ? dice.of(untilClose ? Breach.RESET : Breach.CLOSED, Breach.RESET) : Breach.NONE;
        int bytes = chosen == Breach.NONE ? wire.length() : dice.oneIn(3) ? 0 : dice.below(wire.length());
        if (chosen == Breach.SILENT) {
            bytes = Math.min(bytes, headEnd() - 1);
        }
        if (chosen == Breach.NONE && !untilClose && bytes < 1_000 && dice.oneIn(6)) {
            return with(
                    Breach.SURPLUS,
                    bytes,
                    List.of(wire + "HTTP/1.1 200 OK\r\nX-Side: evil\r\nContent-Length: 0\r\n\r\n"));
        }
        return with(chosen, bytes, dice.pieces(wire.substring(0, bytes)));
    }

    private AnswerPlan with(Breach chosen, int bytes, List<String> written) {
        return new AnswerPlan(interims, status, lines, body, bodiless, close, chosen, bytes, written);
    }

    /// Whether all of it is sent.
    boolean whole() {
        return breach == Breach.NONE || breach == Breach.SURPLUS;
    }

    String startLine() {
        return "HTTP/1.1 " + status + " As Planned";
    }

    /// Where the head ends in [#wire].
    int headEnd() {
        return head().length();
    }

    String wire() {
        return bodiless ? head() : head() + body.wire();
    }

    private String head() {
        StringBuilder head = new StringBuilder("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(interims));
        head.append(startLine()).append("\r\n");
        lines.forEach(line -> head.append(line).append("\r\n"));
        body.headerLines().forEach(line -> head.append(line).append("\r\n"));
        head.append(close ? "Connection: close\r\n" : "Keep-Alive: timeout=2\r\n");
        return head.append("\r\n").toString();
    }
}
