package io.banyan.upstream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;

/// Whether an answer of MODERN's is one to its request.
final class AskedFor {
    private AskedFor() {}

    /// Whether a status answers what was sent: no part where no range was asked for, no 304 where no validator was
    /// sent, no change of protocol. An answer to a read of MODERN's; of LEGACY's nobody judges.
    static boolean answers(HttpRequest request, int status) {
        return switch (status) {
            case 101 -> false;
            case 206, 416 -> request.headers().contains(HttpHeaderNames.RANGE);
            case 304, 412 -> isConditional(request);
            default -> true;
        };
    }

    private static boolean isConditional(HttpRequest request) {
        var all = request.headers().iteratorCharSequence();
        while (all.hasNext()) {
            if (HeaderRules.conditional(all.next().getKey())) {
                return true;
            }
        }
        return false;
    }
}
