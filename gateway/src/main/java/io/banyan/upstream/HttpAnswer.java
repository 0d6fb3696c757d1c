package io.banyan.upstream;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the answer to one HTTP/1.1 request has come.
final class HttpAnswer {
    private static final int MOST_INTERIM = 32;
    private static final AsciiString KEEP_ALIVE = AsciiString.cached("keep-alive");

    private int interims;
    private boolean interim;
    private boolean headReceived;
    private boolean keepAlive;

    /// What a head is.
    enum Kind {
        /// 1xx: others follow.
        INTERIM,
        /// 101.
        UPGRADE,
        FINAL,
        MALFORMED
    }

    Kind head(HttpResponse response, HttpRequest request, boolean requestComplete) {
        int status = response.status().code();
        interim = status / 100 == 1 && status != 101;
        if (interim) {
            return ++interims > MOST_INTERIM ? Kind.MALFORMED : Kind.INTERIM;
        }
        headReceived = true;
        if (status == 101) {
            return requestComplete && request.headers().contains("Upgrade") ? Kind.UPGRADE : Kind.MALFORMED;
        }
        keepAlive = HttpUtil.isKeepAlive(response);
        return isClear(response) ? Kind.FINAL : Kind.MALFORMED;
    }

    /// False for the empty end that the decoder puts behind an interim head.
    boolean takes(HttpContent content) {
        if (interim) {
            interim = !(content instanceof LastHttpContent);
            return false;
        }
        return true;
    }

    /// Whether a byte of it has come.
    boolean begun() {
        return headReceived || interims > 0;
    }

    boolean keepsConnection() {
        return keepAlive;
    }

    /// What the head says of how long its connection is kept.
    static @Nullable String keepAlive(HttpResponse response) {
        return response.headers().get(KEEP_ALIVE);
    }

    /// A status has three digits. A transfer coding other than `chunked` would be lost on its way to the client, which
    /// could not read the body then; `identity` is none.
    private static boolean isClear(HttpResponse response) {
        int status = response.status().code();
        if (!response.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return status >= 100 && status <= 999;
        }
        List<String> codings = response.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        boolean chunkedAtMost = codings.size() == 1
                && (codings.getFirst().equalsIgnoreCase("chunked")
                        || codings.getFirst().equalsIgnoreCase("identity"));
        return status >= 100 && status <= 999 && chunkedAtMost;
    }
}
