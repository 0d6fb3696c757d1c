package io.banyan.function;

import io.banyan.lambda.AwsIdentity;
import io.banyan.lambda.Field;
import io.banyan.lambda.FunctionName;
import io.banyan.lambda.Identity;
import io.banyan.lambda.Signer;
import io.banyan.upstream.Platform;
import io.banyan.upstream.UpstreamRequest;
import io.banyan.upstream.UpstreamUrl;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the requests of the Invoke API for one function: an event as body, signed.
final class Invocation {
    private static final byte[] NO_ARGUMENTS = {'{', '}'};

    private final FunctionName function;
    private final String path;
    private final URI uri;
    private final UpstreamUrl url;
    private final Signer signer;
    private final AwsCaller aws;
    private final boolean mustSign;
    private final @Nullable Proof token;
    private final @Nullable String tenant;
    private final InstantSource clock;

    /// Nobody can sign, or a secret is missing: the message says which.
    static final class NoProof extends Exception {
        private static final long serialVersionUID = 1L;

        NoProof(String why) {
            super(why, null, false, false);
        }
    }

    /// @param mustSign false = calls go out unsigned while there are no credentials
    /// @param token sent instead of a signature; null = calls are signed
    Invocation(
            Platform.Lambda lambda,
            UpstreamUrl url,
            AwsCaller aws,
            boolean mustSign,
            @Nullable Proof token,
            InstantSource clock) {
        this.function = lambda.function();
        this.path = function.invokePath(lambda.streamed());
        this.url = url;
        this.uri = URI.create(url + path);
        this.signer = new Signer("lambda", lambda.region());
        this.aws = aws;
        this.mustSign = mustSign;
        this.token = token;
        this.tenant = lambda.tenant();
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    /// Safe to repeat, since only reads are sent to MODERN.
    UpstreamRequest of(byte[] event) throws NoProof {
        return proven(HttpMethod.POST, path, about(), event);
    }

    /// Asks whether the function may be called, and does not call it.
    ///
    /// @param qualified false = without the alias or version that the file names
    UpstreamRequest dryRun(boolean qualified) throws NoProof {
        List<Field> headers = about();
        headers.add(new Field("X-Amz-Invocation-Type", "DryRun"));
        FunctionName asked = qualified ? function : function.unqualified();
        return proven(HttpMethod.POST, asked.invokePath(false), headers, NO_ARGUMENTS);
    }

    /// Asks how the function is set up.
    UpstreamRequest configuration() throws NoProof {
        return proven(HttpMethod.GET, function.configurationPath(), List.of(), new byte[0]);
    }

    private List<Field> about() {
        List<Field> headers = new ArrayList<>();
        headers.add(new Field("Content-Type", "application/json"));
        if (tenant != null) {
            headers.add(new Field("X-Amz-Tenant-Id", tenant));
        }
        return headers;
    }

    private UpstreamRequest proven(HttpMethod method, String target, List<Field> headers, byte[] body) throws NoProof {
        UpstreamRequest out = new UpstreamRequest(method, target, true, false);
        out.carry(body);
        out.headers().add("Host", url.authority());
        if (method.equals(HttpMethod.POST)) {
            out.headers().add("Content-Length", body.length);
        }
        headers.forEach(header -> out.headers().add(header.name(), header.value()));
        URI at = target.equals(path) ? uri : URI.create(url + target);
        if (token == null) {
            sign(out, at, headers, body);
            return out;
        }
        String missing = token.add(out);
        if (missing != null) {
            throw new NoProof(missing);
        }
        return out;
    }

    private void sign(UpstreamRequest out, URI at, List<Field> headers, byte[] body) throws NoProof {
        switch (aws.current()) {
            case AwsIdentity who ->
                signer.sign(out.method().name(), at, headers, body, who, clock.instant())
                        .forEach(header -> out.headers().add(header.name(), header.value()));
            case Identity.Missing missing -> {
                if (mustSign) {
                    throw new NoProof(nobody(missing));
                }
            }
        }
    }

    /// Why calls go out unsigned at this moment; null = they do not.
    @Nullable
    String unsigned() {
        return token == null && aws.current() instanceof Identity.Missing missing ? nobody(missing) : null;
    }

    private static String nobody(Identity.Missing missing) {
        return "there are no AWS credentials to sign with: " + missing.why();
    }

    /// The platform did not take the credentials: asks for others.
    void refused() {
        aws.refused();
    }
}
