package io.banyan.functions.runtime;

import io.banyan.functions.environment.RuntimeCalls;
import io.banyan.functions.environment.RuntimeCalls.Receiving;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One connection of a process: reads its requests, and hands each on as a call.
final class RuntimeHandler extends SimpleChannelInboundHandler<HttpObject> {
    private static final String NEXT = "/2018-06-01/runtime/invocation/next";
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";
    private static final Pattern ANSWER =
            Pattern.compile("/2018-06-01/runtime/invocation/([A-Za-z0-9-]{1,64})/(response|error)");

    private final RuntimeCalls calls;
    private @Nullable Incoming incoming;

    RuntimeHandler(RuntimeCalls calls) {
        this.calls = calls;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject read) {
        if (read.decoderResult().isFailure()) {
            context.close();
            return;
        }
        if (read instanceof HttpRequest request) {
            if (HttpUtil.is100ContinueExpected(request)) {
                context.writeAndFlush(empty(HttpResponseStatus.CONTINUE));
            }
            incoming = begun(context, request);
        }
        Incoming reading = incoming;
        if (read instanceof HttpContent content && reading != null) {
            if (!reading.piece(bytes(content))) {
                pause(context, reading);
            }
            if (content instanceof LastHttpContent last) {
                incoming = null;
                Outcome outcome = reading.end(last.trailingHeaders());
                if (outcome != Outcome.LATER) {
                    context.writeAndFlush(answer(outcome));
                }
            }
        }
    }

    private Incoming begun(ChannelHandlerContext context, HttpRequest request) {
        String path = request.uri();
        if (request.method().equals(HttpMethod.GET) && path.equals(NEXT)) {
            return Incoming.without(
                    () -> calls.next(new WaitingProcess(context.channel())) ? Outcome.LATER : Outcome.NOT_NOW);
        }
        Matcher parts = ANSWER.matcher(path);
        boolean isPost = request.method().equals(HttpMethod.POST);
        if (isPost && path.equals(INIT_ERROR)) {
            return new ErrorIncoming(request.headers(), failure -> {
                calls.initFailed(failure);
                return true;
            });
        }
        if (!isPost || !parts.matches()) {
            return Incoming.without(() -> Outcome.NO_SUCH_PATH);
        }
        String id = parts.group(1);
        if (parts.group(2).equals("error")) {
            return new ErrorIncoming(request.headers(), failure -> calls.fail(id, failure));
        }
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "application/json");
        if (!"streaming".equalsIgnoreCase(request.headers().get("Lambda-Runtime-Function-Response-Mode"))) {
            return new WholeIncoming(calls, id, type);
        }
        Receiving receiving = calls.respond(id, type);
        return receiving == null ? Incoming.without(() -> Outcome.NO_SUCH_ID) : new StreamIncoming(receiving);
    }

    private static void pause(ChannelHandlerContext context, Incoming reading) {
        context.channel().config().setAutoRead(false);
        reading.whenReady(() -> context.channel().config().setAutoRead(true));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Incoming cut = incoming;
        incoming = null;
        if (cut != null) {
            cut.cut();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        context.close();
    }

    private static byte[] bytes(HttpContent content) {
        byte[] bytes = new byte[content.content().readableBytes()];
        content.content().readBytes(bytes);
        return bytes;
    }

    private static FullHttpResponse answer(Outcome outcome) {
        byte[] body = outcome.body().getBytes(StandardCharsets.UTF_8);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(outcome.status()), Unpooled.wrappedBuffer(body));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return response;
    }

    private static FullHttpResponse empty(HttpResponseStatus status) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
    }
}
