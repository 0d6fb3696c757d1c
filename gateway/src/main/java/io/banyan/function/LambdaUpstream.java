package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.function.Invocation.NoProof;
import io.banyan.lambda.Field;
import io.banyan.lambda.FunctionEvent;
import io.banyan.lambda.HttpAsk;
import io.banyan.lambda.Unrepresentable;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamAround;
import io.banyan.upstream.UpstreamRequest;
import io.banyan.way.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// MODERN as a function, called by AWS's Invoke API through an upstream over HTTP: each request becomes an event, and
/// what the function returns becomes the answer.
///
/// @param streamed the function streams its answers
/// @param memory for answers that it returns whole
record LambdaUpstream(Upstream plain, Invocation invocation, boolean streamed, PlatformState state, AnswerMemory memory)
        implements UpstreamAround {
    private static final byte[] NO_BODY = {};

    @Override
    public Call call(Client client, UpstreamRequest request, CallListener listener) {
        try {
            UpstreamRequest invoke = invocation.of(FunctionEvent.of(asked(request)));
            String way = request.headers().get(Way.HEADER);
            if (way != null) {
                invoke.headers().set(Way.HEADER, way); // for a host; AWS passes over it
            }
            InvokeCall call = new InvokeCall(request, listener, this);
            return call.over(plain.call(client, invoke, call));
        } catch (Unrepresentable cannot) {
            return new FailedCall(Failure.UNREPRESENTABLE, listener);
        } catch (NoProof nobody) {
            state.failed(String.valueOf(nobody.getMessage()));
            return new FailedCall(Failure.CREDENTIALS, listener);
        }
    }

    /// @param version that ran, as the platform names it; null = it does not say
    void answered(@Nullable String version) {
        state.versions().answered(version, invocation.clock().millis());
    }

    @Override
    public Map<String, Instant> versions() {
        return state.versions().now();
    }

    private HttpAsk asked(UpstreamRequest request) {
        List<Field> headers = new ArrayList<>();
        request.headers().forEach(header -> headers.add(new Field(header.getKey(), header.getValue())));
        return new HttpAsk(
                request.method().name(),
                request.uri(),
                "HTTP/1.1",
                headers,
                request.clientAddress(),
                NO_BODY,
                id(),
                invocation.clock().instant());
    }

    /// For logs alone, so it need not be hard to guess.
    private static String id() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    @Override
    public Optional<String> platformProblem() {
        return state.problem();
    }
}
