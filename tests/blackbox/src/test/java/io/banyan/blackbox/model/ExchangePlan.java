package io.banyan.blackbox.model;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One exchange, planned to the byte before it begins.
///
/// @param id of this exchange among all; the target names it
/// @param close the client asks for the end of the connection
/// @param early LEGACY answers before it reads the body
/// @param leaves where the client goes away
/// @param leavesAt the share of the request's bytes that it sends before that, 0 to 1
/// @param tunnel null = no upgrade is asked for
record ExchangePlan(
        int id,
        Area area,
        String method,
        boolean old,
        boolean close,
        int member,
        Payload body,
        boolean early,
        AnswerPlan legacy,
        AnswerPlan modern,
        Leaves leaves,
        double leavesAt,
        @Nullable TunnelPlan tunnel) {

    /// Which routes match its target.
    enum Area {
        /// None.
        PLAIN,
        /// Weight 0 %.
        ZERO,
        /// Weight 50 %.
        HALF,
        /// Weight 100 %.
        FULL,
        /// Weight 100 %, and nothing is listening at MODERN's address.
        GONE
    }

    /// Where a client goes away.
    enum Leaves {
        NOT,
        IN_REQUEST,
        BEFORE_ANSWER,
        IN_ANSWER
    }

    /// What passes a tunnel.
    ///
    /// @param up bytes of the client, cut as written
    /// @param down bytes of the upstream
    /// @param eager the client sends before it has the 101
    /// @param clientEnds who closes when all has come through
    record TunnelPlan(List<String> up, List<String> down, boolean eager, boolean clientEnds) {
        TunnelPlan {
            up = List.copyOf(up);
            down = List.copyOf(down);
        }
    }

    String target() {
        return "/" + area.name().toLowerCase(java.util.Locale.ROOT) + "/" + id;
    }

    /// Whether MODERN may see it: a body of nothing is none.
    boolean read() {
        return (method.equals("GET") || method.equals("HEAD"))
                && body.text().isEmpty()
                && body.trailers().isEmpty()
                && tunnel == null;
    }

    /// Whether it reaches an upstream in chunks.
    boolean arrivesInChunks() {
        return body.by() == Payload.Delimited.CHUNKS && !read();
    }

    String startLine(boolean atUpstream) {
        return method + " " + target() + (old && !atUpstream ? " HTTP/1.0" : " HTTP/1.1");
    }

    /// The lines that an upstream must get in this order and spelling.
    List<String> lines() {
        Stream<String> own = Stream.of("Host: www.example.com", "X-Member-Id: " + member, "x-Odd-CASE:  spaced");
        Stream<String> length = body.headerLines().stream().filter(line -> line.startsWith("Content-Length"));
        return Stream.concat(own, length).toList();
    }

    String wire() {
        StringBuilder wire = new StringBuilder(startLine(false)).append("\r\n");
        lines().forEach(line -> wire.append(line).append("\r\n"));
        if (body.by() == Payload.Delimited.CHUNKS) {
            wire.append("Transfer-Encoding: chunked\r\n");
        }
        if (tunnel != null) {
            wire.append("Connection: Upgrade\r\nUpgrade: bytes\r\n");
        } else if (close) {
            wire.append("Connection: close\r\n");
        } else if (old) {
            wire.append("Connection: keep-alive\r\n");
        }
        return wire.append("\r\n").append(body.wire()).toString();
    }

    /// What the client sends of it.
    String sent() {
        String wire = wire();
        return leaves == Leaves.IN_REQUEST ? wire.substring(0, (int) (leavesAt * wire.length())) : wire;
    }

    @Override
    public String toString() {
        return startLine(false) + " body " + told(body) + (early ? " answered early" : "") + (close ? " close" : "")
                + (leaves == Leaves.NOT ? "" : " client leaves " + leaves + " at " + leavesAt)
                + (tunnel == null ? "" : " tunnel") + "; legacy " + told(legacy) + "; modern " + told(modern);
    }

    private static String told(Payload body) {
        return body.by() + " " + body.text().length() + (body.trailers().isEmpty() ? "" : " with trailers");
    }

    private static String told(AnswerPlan answer) {
        return answer.status() + " " + told(answer.body()) + (answer.close() ? " close" : "")
                + (answer.interims() > 0 ? " after " + answer.interims() + " interims" : "")
                + (answer.breach() == AnswerPlan.Breach.NONE
                        ? ""
                        : " " + answer.breach() + " at " + answer.sent() + ", head ends at " + answer.headEnd());
    }
}
