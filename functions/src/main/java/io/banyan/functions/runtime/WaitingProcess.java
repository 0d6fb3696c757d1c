package io.banyan.functions.runtime;

import io.banyan.functions.environment.Invocation;
import io.banyan.functions.environment.RuntimeCalls;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/// A process that asked for its next event, and waits for the answer.
record WaitingProcess(Channel channel) implements RuntimeCalls.Next {
    @Override
    public boolean isWaiting() {
        return channel.isActive();
    }

    @Override
    public void deliver(Invocation invocation, long deadlineMillis) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(invocation.event()));
        Invocation.Told told = invocation.told();
        HttpHeaders headers = response.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        headers.set(HttpHeaderNames.CONTENT_LENGTH, invocation.event().length);
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", deadlineMillis);
        headers.set("Lambda-Runtime-Invoked-Function-Arn", told.arn());
        headers.set("Lambda-Runtime-Trace-Id", told.traceId());
        if (told.client() != null) {
            headers.set("Lambda-Runtime-Client-Context", told.client());
        }
        if (told.tenant() != null) {
            headers.set("Lambda-Runtime-Aws-Tenant-Id", told.tenant());
        }
        channel.writeAndFlush(response);
    }
}
