package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.function.InvokeCall.Next;
import io.banyan.lambda.Field;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.UpstreamRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Tells an exchange what a function answered, as HTTP/1.1 would bring it. A HEAD, a 204 and a 304 have no body,
/// whatever the function returns.
///
/// @param over whether the exchange wants nothing more
record Answering(UpstreamRequest asked, BooleanSupplier over, CallListener listener, PlatformState state) {
    /// What a bad answer's own words follow on: `it is not JSON`.
    static final String NO_ANSWER = "what it returned is no answer: ";

    private static final int UNKNOWN = -1;

    /// A whole answer. Takes over the body's reference.
    Next whole(int status, List<Field> headers, ByteBuf body) {
        Next next = head(status, headers, body.readableBytes());
        if (next != Next.MORE || isBodiless(status) || !body.isReadable()) {
            body.release();
            return next == Next.MORE ? end() : next;
        }
        listener.content(new DefaultLastHttpContent(body));
        return Next.OVER;
    }

    /// The beginning of an answer whose pieces follow.
    Next begin(int status, List<Field> headers) {
        return head(status, headers, UNKNOWN);
    }

    private Next head(int status, List<Field> fields, int length) {
        DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        try {
            fields.forEach(field -> head.headers().add(field.name(), field.value()));
        } catch (IllegalArgumentException noHeader) {
            return failed("it answered with a header that HTTP does not allow");
        }
        if (length != UNKNOWN && (length > 0 || !isBodiless(status)) && status != 204 && status != 304) {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
        } else if (length == UNKNOWN && !isBodiless(status)) {
            head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
        }
        state.works();
        listener.head(head);
        return over.getAsBoolean() ? Next.OVER : Next.MORE;
    }

    boolean isBodiless(int status) {
        return HttpMethod.HEAD.equals(asked.method()) || status == 204 || status == 304;
    }

    void piece(byte[] bytes) {
        if (bytes.length > 0) {
            listener.content(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
        }
    }

    Next end() {
        listener.content(LastHttpContent.EMPTY_LAST_CONTENT);
        return Next.OVER;
    }

    /// What the function said is no answer.
    Next failed(String says) {
        state.failed(says);
        listener.failed(Failure.MALFORMED);
        return Next.FAILED;
    }

    /// The function itself failed.
    Next functionFailed(String says) {
        state.failed(says);
        listener.failed(Failure.FUNCTION);
        return Next.FAILED;
    }

    /// The answer was cut.
    Next cut() {
        listener.failed(Failure.RESET);
        return Next.FAILED;
    }
}
