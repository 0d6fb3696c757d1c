package io.banyan.edge;

import io.banyan.exchange.Failure;
import io.banyan.identity.Credential;
import io.banyan.identity.CredentialSource;
import io.banyan.identity.IdentityAnswer;
import io.banyan.identity.IdentityRule;
import io.banyan.identity.Said;
import io.banyan.identity.Unclear;
import io.banyan.upstream.Call;
import io.banyan.upstream.CallListener;
import io.banyan.upstream.Client;
import io.banyan.upstream.Upstream;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks LEGACY who a client is: with its credentials and no others of its headers, beside whatever else it does there.
/// A call takes none of the places of LEGACY's requests, and is given up after two seconds. Lives on one event loop.
final class IdentityCall implements CallListener {
    private static final long DEADLINE_MILLIS = 2_000;
    private static final byte[] NO_CLAIMS = {'{', '}'};
    private static final DefaultHttpHeadersFactory UNCHECKED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    /// What LEGACY may need to know its own address by, and whom a session is bound to.
    private static final List<CharSequence> TAKEN_OVER = List.of(
            "Host",
            "User-Agent",
            ForwardedHeaders.FORWARDED,
            ForwardedHeaders.FOR,
            ForwardedHeaders.PROTO,
            ForwardedHeaders.HOST,
            ForwardedHeaders.PORT,
            ForwardedHeaders.REAL_IP,
            ForwardedHeaders.HOP);

    private final IdentityRule rule;
    private final CompletableFuture<Said> said = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable Call call;
    private @Nullable HttpResponse head;

    IdentityCall(IdentityRule rule) {
        this.rule = rule;
    }

    /// The request that LEGACY gets in the place of a client's.
    static ClientRequest request(ClientRequest from, Credential credential, IdentityRule rule) {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, rule.from(), UNCHECKED);
        HttpHeaders headers = head.headers();
        HttpHeaders its = from.head().headers();
        for (CharSequence name : TAKEN_OVER) {
            its.getAll(name).forEach(value -> headers.add(name, value));
        }
        headers.set("Accept", "application/json");
        for (Credential.Part part : credential.parts()) {
            if (part.from().kind() == CredentialSource.Kind.HEADER) {
                headers.add(part.from().name(), part.value());
            }
        }
        String cookies = credential.cookies();
        if (!cookies.isEmpty()) {
            headers.set("Cookie", cookies);
        }
        return new ClientRequest(head, from.forwarded(), from.portScheme());
    }

    /// Starts the call.
    ///
    /// @return ends in any case
    CompletableFuture<Said> start(Upstream legacy, Client client, ClientRequest asked, RequestHeads heads) {
        Future<?> late = client.loop().schedule(() -> giveUp(Unclear.LATE, ""), DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
        said.whenComplete((answer, failed) -> late.cancel(false));
        Call made = legacy.call(client, heads.toLegacy(legacy.spec(), asked, true), this);
        call = made;
        made.start();
        return said;
    }

    @Override
    public void head(HttpResponse response) {
        head = response;
    }

    @Override
    public void content(HttpContent content) {
        try {
            if (said.isDone()) {
                return;
            }
            byte[] piece = new byte[content.content().readableBytes()];
            content.content().readBytes(piece);
            body.writeBytes(piece);
            if (body.size() > IdentityAnswer.LARGEST) {
                tooLarge();
            } else if (content instanceof LastHttpContent) {
                said.complete(read(body.toByteArray()));
            }
        } finally {
            content.release();
        }
    }

    private Said read(byte[] whole) {
        HttpResponse its = head;
        return its == null
                ? new Said.Nothing(Unclear.FAILED, "no head")
                : IdentityAnswer.read(
                        rule, its.status().code(), its.headers().get(HttpHeaderNames.CONTENT_TYPE, ""), whole);
    }

    /// Status and type say more than the size, where they already say that it is no identity.
    private void tooLarge() {
        Said without = read(NO_CLAIMS);
        boolean json = without instanceof Said.Nothing(Unclear why, String detail) && why == Unclear.CLAIM;
        said.complete(json ? new Said.Nothing(Unclear.TOO_LARGE, "") : without);
        drop();
    }

    @Override
    public void failed(Failure failure) {
        said.complete(new Said.Nothing(Unclear.FAILED, failure.tag()));
    }

    private void giveUp(Unclear why, String detail) {
        if (said.complete(new Said.Nothing(why, detail))) {
            drop();
        }
    }

    private void drop() {
        if (call != null) {
            call.cancel();
        }
    }
}
