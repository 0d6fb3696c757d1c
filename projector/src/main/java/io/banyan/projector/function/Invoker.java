package io.banyan.projector.function;

import io.banyan.lambda.Credentials;
import io.banyan.lambda.InvokeClient;
import io.banyan.lambda.InvokeFault;
import io.banyan.lambda.InvokeResult;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Calls one function as its view says; nothing is opened before the first call. Any thread may call.
final class Invoker implements AutoCloseable {
    private final FunctionView view;
    private @Nullable InvokeClient client;
    private @Nullable Credentials credentials;
    private volatile @Nullable ProjectorWays ways;

    Invoker(FunctionView view) {
        this.view = view;
    }

    /// Shows with each call who makes it, from the first one on.
    void shows(ProjectorWays by) {
        ways = by;
    }

    /// Blocks until there is an answer. Throws IOException as [InvokeClient] does.
    InvokeResult invoke(byte[] event) throws IOException, InterruptedException {
        InvokeResult result =
                client().invoke(view.function(), event, view.asking().timeout());
        InvokeFault fault = result.fault();
        if (fault != null && fault.isOfCredentials()) {
            refused();
        }
        return result;
    }

    private synchronized void refused() {
        if (credentials != null) {
            credentials.refused();
        }
    }

    private synchronized InvokeClient client() {
        InvokeClient opened = client;
        if (opened == null) {
            ProjectorWays by = ways;
            opened = by == null ? open() : open().with(by::headers);
            client = opened;
        }
        return opened;
    }

    private InvokeClient open() {
        FunctionView.Address endpoint = view.endpoint();
        if (endpoint.isPlain()) {
            return InvokeClient.plain(endpoint.uri());
        }
        Credentials known = Credentials.ofThisProcess();
        credentials = known;
        return InvokeClient.signing(endpoint.uri(), endpoint.region(), known::current);
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
        if (credentials != null) {
            credentials.close();
        }
    }
}
