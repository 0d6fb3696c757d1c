package io.banyan.upstream;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls to one upstream without a network, and what is heard of them.
abstract class HttpCallSketch {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
    final EmbeddedChannel client = new EmbeddedChannel();
    final EmbeddedUpstream upstream = new EmbeddedUpstream(client.eventLoop());
    final CallEar ear = new CallEar();
    final List<String> heard = ear.heard;
    final HttpHeaders headers = new DefaultHttpHeaders();

    Call read() {
        return call(new UpstreamRequest(HttpMethod.GET, "/a", true, false));
    }

    Call write() {
        headers.set("Transfer-Encoding", "chunked");
        return call(new UpstreamRequest(HttpMethod.POST, "/a", false, true));
    }

    Call call(UpstreamRequest request) {
        request.headers().add(headers);
        Call call = upstream.upstream().call(upstream.client(), request, ear);
        call.start();
        return call;
    }

    @Nullable
    UpstreamConnection released() {
        client.runPendingTasks();
        return upstream.pool().take(upstream.client(), new UpstreamRequest(HttpMethod.GET, "/next", true, false));
    }
}
