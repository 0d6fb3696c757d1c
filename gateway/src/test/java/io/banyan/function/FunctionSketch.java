package io.banyan.function;

import io.banyan.lambda.AwsIdentity;
import io.banyan.lambda.FunctionName;
import io.banyan.lambda.Identity;
import io.banyan.upstream.Platform;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamAround;
import io.banyan.upstream.UpstreamSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Platforms without a network, for tests: whoever calls is `identity`, and secrets are in `variables`.
public final class FunctionSketch {
    public static final AwsIdentity KEY = new AwsIdentity("AKIDEXAMPLE", "a-secret-key", "a-session-token", null);

    public final Map<String, String> variables = new HashMap<>();
    public Identity identity = KEY;
    public int asksAgain;
    private final AnswerMemory memory = new AnswerMemory(1 << 20);
    private final Platforms platforms =
            new Platforms(() -> Instant.parse("2027-01-01T00:00:00Z"), variables::get, new AwsSketch(this), memory);

    private static final class AwsSketch implements AwsCaller {
        private final FunctionSketch of;

        AwsSketch(FunctionSketch of) {
            this.of = of;
        }

        @Override
        public Identity current() {
            return of.identity;
        }

        @Override
        public void refused() {
            of.asksAgain++;
        }

        @Override
        public void close() {}
    }

    /// How many bytes of whole answers are in memory; one million may be.
    public long held() {
        return memory.taken().get();
    }

    /// An upstream over HTTP as if its file had said `platform`.
    public Upstream over(Upstream plain, Platform platform) {
        return platforms.over(new Told(plain, platform));
    }

    public static Platform.Lambda lambda(boolean streamed) {
        return new Platform.Lambda(FunctionName.of("events-page:live"), "eu-west-1", streamed, null, null);
    }

    /// The same upstream with another spec.
    private record Told(Upstream plain, Platform platform) implements UpstreamAround {
        @Override
        public io.banyan.upstream.Call call(
                io.banyan.upstream.Client client,
                io.banyan.upstream.UpstreamRequest request,
                io.banyan.upstream.CallListener listener) {
            return plain.call(client, request, listener);
        }

        @Override
        public UpstreamSpec spec() {
            UpstreamSpec of = plain.spec();
            return new UpstreamSpec(
                    of.url(),
                    of.host(),
                    of.timeout(),
                    of.bodyTimeout(),
                    of.maxConcurrent(),
                    of.reuse(),
                    of.breaker(),
                    of.tlsName(),
                    platform);
        }
    }
}
