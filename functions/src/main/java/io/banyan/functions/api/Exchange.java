package io.banyan.functions.api;

import io.banyan.way.Way;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One request's answer, given at once or bit by bit, by any thread. To a client that is gone it goes nowhere.
final class Exchange {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Channel channel;
    private final Runnable done;
    private final AtomicReference<@Nullable Runnable> waiting = new AtomicReference<>();

    /// @param done called when the answer is complete
    Exchange(Channel channel, Runnable done) {
        this.channel = channel;
        this.done = done;
    }

    void answer(int status, Map<String, String> headers, String contentType, byte[] body) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        headers.forEach((name, value) -> response.headers().set(name, value));
        set(response.headers(), contentType);
        if (status != 204) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        channel.writeAndFlush(response);
        done.run();
    }

    void json(int status, Object value) {
        answer(status, Map.of(), "application/json", JSON.writeValueAsBytes(value));
    }

    void lines(List<String> lines) {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        answer(200, Map.of(), TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    void refuse(Refusal error) {
        Map<String, String> headers = new HashMap<>();
        headers.put("x-amzn-ErrorType", error.type());
        if (error.status() == 429) {
            headers.put("Retry-After", "1");
        }
        if (error.status() == 401) {
            headers.put(Way.REFUSED_HEADER, Way.REFUSED); // AWS's own 401 and 403 have none
        }
        answer(error.status(), headers, "application/json", error.body());
    }

    void begin(Map<String, String> headers, String contentType) {
        HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        headers.forEach((name, value) -> response.headers().set(name, value));
        set(response.headers(), contentType);
        response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        channel.writeAndFlush(response);
    }

    void piece(byte[] bytes) {
        channel.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
    }

    void end() {
        channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        done.run();
    }

    /// False: more should wait until `whenReady` calls.
    boolean isReady() {
        return channel.isWritable() || !channel.isActive();
    }

    void whenReady(Runnable call) {
        waiting.set(call);
        if (isReady()) {
            wake();
        }
    }

    /// To be called when the channel can take more, or is gone.
    void wake() {
        Runnable call = waiting.getAndSet(null);
        if (call != null) {
            call.run();
        }
    }

    private static void set(HttpHeaders headers, String contentType) {
        headers.set(HttpHeaderNames.CONTENT_TYPE, contentType);
        // By which a client sees that its own clock is off.
        headers.set(HttpHeaderNames.DATE, HttpDate.now());
        headers.set("X-Content-Type-Options", "nosniff");
    }
}
