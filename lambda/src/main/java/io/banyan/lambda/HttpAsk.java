package io.banyan.lambda;

import java.time.Instant;
import java.util.List;

/// What a client asked, as a function is told of it.
///
/// @param method `GET`
/// @param target path and query as they were sent: `/events/7?view=full`
/// @param protocol `HTTP/1.1`
/// @param headers as they were sent, in that order; those about one connection alone are for the caller to leave out
/// @param sourceIp of the client
/// @param body empty: none
/// @param requestId by which logs of both sides are matched
/// @param time when it came
@SuppressWarnings("ArrayRecordComponent")
public record HttpAsk(
        String method,
        String target,
        String protocol,
        List<Field> headers,
        String sourceIp,
        byte[] body,
        String requestId,
        Instant time) {
    public HttpAsk {
        headers = List.copyOf(headers);
    }

    /// The path alone: queries and headers may have secrets.
    @Override
    public String toString() {
        int query = target.indexOf('?');
        return method + " " + (query < 0 ? target : target.substring(0, query) + "?…") + " of " + body.length
                + " bytes";
    }
}
