package io.banyan.upstream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;

/// Tells an answer that can be passed on from one that the client would read in another way than we did.
final class AnswerCheck {
    private AnswerCheck() {}

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
}
