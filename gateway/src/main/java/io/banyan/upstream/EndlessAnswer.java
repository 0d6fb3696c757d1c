package io.banyan.upstream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;

/// An answer that is to go on without end (`text/event-stream`): its silence is no failure.
public final class EndlessAnswer {
    private EndlessAnswer() {}

    /// By the type that its head names, in any case.
    public static boolean is(HttpResponse head) {
        String type = head.headers().get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && type.regionMatches(true, 0, "text/event-stream", 0, 17);
    }
}
