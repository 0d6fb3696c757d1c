package io.banyan.function;

import io.banyan.lambda.AwsIdentity;
import io.banyan.lambda.ClockDifference;
import io.banyan.lambda.Field;
import io.banyan.lambda.Identity;
import io.banyan.lambda.InvokeFault;
import io.banyan.lambda.SignAsk;
import io.banyan.lambda.Signer;
import io.banyan.lambda.Unrepresentable;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Signs requests for a function URL with IAM. The client's own Authorization goes on as `X-Forwarded-Authorization`,
/// since the signature stands in its place.
record AwsProof(Signer signer, AwsCaller aws, InstantSource clock) implements Proof {
    static final String CLIENTS_OWN = "X-Forwarded-Authorization";

    @Override
    public @Nullable String add(UpstreamRequest request) {
        switch (aws.current()) {
            case Identity.Missing missing -> {
                return "there are no AWS credentials to sign with: " + missing.why();
            }
            case AwsIdentity known -> {
                return signed(request, known);
            }
        }
    }

    private @Nullable String signed(UpstreamRequest request, AwsIdentity who) {
        HttpHeaders headers = request.headers();
        String own = headers.get(HttpHeaderNames.AUTHORIZATION);
        try {
            String host = headers.get(HttpHeaderNames.HOST, "");
            var ask = new SignAsk(request.method().name(), host, request.uri(), List.of(), new byte[0]);
            List<Field> added = signer.sign(ask, who, clock.instant());
            added.forEach(field -> headers.set(field.name(), field.value()));
        } catch (Unrepresentable odd) {
            return "this request cannot be signed: " + odd.getMessage();
        }
        if (own != null) {
            headers.set(CLIENTS_OWN, own);
        }
        return null;
    }

    @Override
    public @Nullable String refused(HttpResponse head) {
        int status = head.status().code();
        String type = head.headers().get("x-amzn-errortype");
        if (status != 403 || type == null) {
            return null;
        }
        InvokeFault fault = fault(status, type, head.headers().get(HttpHeaderNames.DATE));
        if (fault.isOfCredentials()) {
            aws.refused();
        }
        return fault == InvokeFault.DENIED
                ? "AWS does not let these credentials call this function URL (403); allow them both "
                        + "lambda:InvokeFunctionUrl and lambda:InvokeFunction"
                : FunctionFault.says(fault, status);
    }

    /// A head does not say whether a signature is wrong or only its time; the platform's clock does.
    private InvokeFault fault(int status, String type, @Nullable String date) {
        InvokeFault fault = InvokeFault.of(status, type);
        boolean clock = fault.isOfCredentials()
                && ClockDifference.of(date, clock().instant()).spoilsSignatures();
        return clock ? InvokeFault.CLOCK_OFF : fault;
    }
}
