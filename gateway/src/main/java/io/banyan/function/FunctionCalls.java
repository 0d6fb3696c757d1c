package io.banyan.function;

import io.banyan.exchange.Failure;
import io.banyan.function.Invocation.NoProof;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.HeardUpstream;
import io.banyan.upstream.Hearing;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamRequest;
import java.util.function.Consumer;

/// The calls of one MODERN as somebody makes them who looks closer at it: over the connections, by the credentials and
/// in the form of every other call. Only what [#heard] gives calls a function.
public record FunctionCalls(Upstream modern) {
    /// A request, or why there can be none.
    private interface Asking {
        UpstreamRequest request() throws NoProof;
    }

    /// The same MODERN, with somebody who hears what its platform says before it becomes an answer.
    public Upstream heard(Consumer<Hearing> hears) {
        return switch (modern) {
            case LambdaUpstream function ->
                new LambdaUpstream(
                        new HeardUpstream(function.plain(), hears),
                        function.invocation(),
                        function.streamed(),
                        function.state(),
                        function.memory());
            case ProvenUpstream proven ->
                new ProvenUpstream(new HeardUpstream(proven.plain(), hears), proven.proof(), proven.state());
            default -> new HeardUpstream(modern, hears);
        };
    }

    /// Asks whether the function may be called. Of something else than a function the call fails.
    ///
    /// @param qualified false = without the alias or version that the file names
    public Hearing dryRun(Client client, boolean qualified) {
        return asked(client, () -> function().invocation().dryRun(qualified));
    }

    /// Asks how the function is set up. Of something else than a function the call fails.
    public Hearing configuration(Client client) {
        return asked(client, () -> function().invocation().configuration());
    }

    private LambdaUpstream function() {
        if (modern instanceof LambdaUpstream function) {
            return function;
        }
        throw new IllegalStateException(modern.spec().shown() + " is no function");
    }

    private Hearing asked(Client client, Asking asking) {
        Hearing hearing = new Hearing();
        hearing.over(call(client, asking, hearing));
        return hearing;
    }

    private Call call(Client client, Asking asking, CallListener listener) {
        try {
            UpstreamRequest request = asking.request();
            return function().plain().call(client, request, listener);
        } catch (NoProof nobody) {
            return new FailedCall(Failure.CREDENTIALS, listener);
        }
    }
}
