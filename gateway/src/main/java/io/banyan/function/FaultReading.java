package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.function.InvokeCall.Next;
import io.banyan.lambda.InvokeFault;
import io.banyan.upstream.CallListener;
import io.banyan.way.Way;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// An Invoke that brought no answer: the function failed, or its platform refused the call. Its body is read to its
/// end, so that the connection is of use again.
final class FaultReading implements InvokeCall.Reading {
    private static final int KEPT = 64 << 10;
    private static final Pattern WORDS = Pattern.compile("\\P{Cntrl}{1,400}");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST = 7 << 20;

    private final int status;
    private final HttpHeaders headers;
    private final CallListener listener;
    private final LambdaUpstream of;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int length;

    FaultReading(HttpResponse head, CallListener listener, LambdaUpstream of) {
        this.status = head.status().code();
        this.headers = head.headers();
        this.listener = listener;
        this.of = of;
    }

    @Override
    public Next take(byte[] piece, boolean last) {
        length += piece.length;
        kept.write(piece, 0, Math.min(piece.length, KEPT - kept.size()));
        if (!last && length <= LARGEST) {
            return Next.MORE;
        }
        if (headers.contains(FunctionFault.HEADER)) {
            of.state().failed("it failed with " + ErrorType.of(kept.toByteArray()));
            listener.failed(Failure.FUNCTION);
        } else {
            service();
        }
        return Next.FAILED;
    }

    private void service() {
        String said = kept.toString(StandardCharsets.UTF_8);
        InvokeFault fault = InvokeFault.of(status, headers.get("x-amzn-errortype"), said);
        if (Way.REFUSED.equals(headers.get(Way.REFUSED_HEADER))) {
            of.state().failed("its host does not take the call for one of this gateway's: " + message(said));
            listener.failed(Failure.CREDENTIALS);
            return;
        }
        String unsigned = fault.isOfCredentials() ? of.invocation().unsigned() : null;
        of.state().failed(unsigned == null ? FunctionFault.says(fault, status) : unsigned);
        if (fault == InvokeFault.THROTTLED) {
            listener.throttled(seconds(headers.get(HttpHeaderNames.RETRY_AFTER, "")));
        }
        if (fault.isOfCredentials() && unsigned == null) {
            of.invocation().refused();
        }
        listener.failed(FunctionFault.failure(fault));
    }

    /// In the host's words.
    private static String message(String said) {
        try {
            String message = JSON.readTree(said).path("message").asString("");
            return WORDS.matcher(message).matches() ? message : "it does not say why";
        } catch (JacksonException none) {
            return "it does not say why";
        }
    }

    /// 0 = it is not said in seconds.
    private static int seconds(String retryAfter) {
        return retryAfter.matches("[0-9]{1,4}") ? Integer.parseInt(retryAfter) : 0;
    }
}
