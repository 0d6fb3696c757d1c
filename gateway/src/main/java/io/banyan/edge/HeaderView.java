package io.banyan.edge;

import io.banyan.decide.RequestView;
import io.banyan.route.HeaderNames;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows Netty's request head to the decision.
record HeaderView(HttpRequest request, String clientAddress) implements RequestView {
    static boolean hasBody(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request)
                || HttpUtil.getContentLength(request, 0L) != 0
                || request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING);
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String target() {
        return request.uri();
    }

    @Override
    public List<String> header(String name) {
        return request.headers().getAll(name);
    }

    @Override
    public boolean has(String name) {
        return request.headers().contains(name);
    }

    @Override
    public @Nullable String oneOf(HeaderNames names) {
        var all = request.headers().iteratorCharSequence();
        while (all.hasNext()) {
            String found = names.find(all.next().getKey());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Override
    public boolean hasBody() {
        return hasBody(request);
    }
}
