package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Unexpected;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A call with a copy of a read beside the exchange that another side answers: nobody waits for it, nobody sees its
/// answer, and whatever goes wrong with it hurts nobody. Ends with the answer's head. So MODERN is asked whether it is
/// back while its breaker is half open.
final class SecondCall implements CallListener {
    private @Nullable Call call;

    private SecondCall() {}

    /// @param made makes the call that is told to the given listener
    static void start(Function<CallListener, Call> made) {
        SecondCall second = new SecondCall();
        try {
            Call call = made.apply(second);
            second.call = call;
            call.start();
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a call beside an exchange", unexpected);
            second.end();
        }
    }

    private void end() {
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void head(HttpResponse response) {
        end();
    }

    @Override
    public void content(HttpContent content) {
        content.release();
    }

    @Override
    public void failed(Failure failure) {}
}
