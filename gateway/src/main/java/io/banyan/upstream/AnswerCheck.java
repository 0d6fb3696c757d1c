package io.banyan.upstream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;

/// Tells an answer that can be passed on from one that the client would read in another way than we did.
public final class AnswerCheck {
    private AnswerCheck() {}

    /// An answer that is to go on without end (`text/event-stream`): its silence is no failure.
    public static boolean isEventStream(HttpResponse head) {
        String type = head.headers().get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
    }

    /// A status has three digits. A transfer coding other than `chunked` would be lost on its way to the client, which
    /// could not read the body then; `identity` is none.
    static boolean isClear(HttpResponse response) {
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

    /// Whether a status answers what was sent: no part where no range was asked for, no 304 where no validator was
    /// sent, no change of protocol. An answer to a read of MODERN's; of LEGACY's nobody judges.
    static boolean isAskedFor(HttpRequest request, int status) {
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
