package io.banyan.function;

import io.banyan.lambda.Signer;
import io.banyan.upstream.Platform;
import io.banyan.upstream.Platform.Secret;
import io.banyan.upstream.Upstream;
import io.banyan.upstream.UpstreamSpec;
import io.netty.util.NetUtil;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes of an upstream over HTTP one that speaks as its platform wants it, and keeps what all of them need: AWS's
/// credentials, Google's tokens, secrets. Nothing of it runs before a file asks for it.
public final class Platforms implements AutoCloseable {
    private static final long LOOK_SECONDS = 10;

    private final InstantSource clock;
    private final UnaryOperator<@Nullable String> environment;
    private final AwsCaller aws;
    private final AnswerMemory memory;
    private final Map<Secret, HeldSecret> secrets = new ConcurrentHashMap<>();
    private final Map<String, GoogleTokens> google = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService looks;

    /// Of this process.
    public Platforms() {
        this(InstantSource.system(), System::getenv, new ChainCaller(), AnswerMemory.ofThisProcess());
    }

    Platforms(InstantSource clock, UnaryOperator<@Nullable String> environment, AwsCaller aws, AnswerMemory memory) {
        this.clock = clock;
        this.environment = environment;
        this.aws = aws;
        this.memory = memory;
    }

    /// The same upstream where its platform is plain HTTP.
    public Upstream over(Upstream plain) {
        PlatformState state = new PlatformState(plain.spec().shown());
        return switch (plain.spec().platform()) {
            case null -> plain;
            case Platform.Lambda lambda -> lambda(plain, lambda, state);
            case Platform.SignedRequests(String region) ->
                new ProvenUpstream(plain, new AwsProof(new Signer("lambda", region), caller(), clock), state);
            case Platform.GoogleToken token ->
                new ProvenUpstream(plain, google(plain.spec().url().toString()), state);
            case Platform.SecretHeader header -> new ProvenUpstream(plain, proof(header), state);
        };
    }

    private Upstream lambda(Upstream plain, Platform.Lambda lambda, PlatformState state) {
        Proof token = lambda.token() == null ? null : proof(lambda.token());
        boolean here = isLoopback(plain.spec().url().host());
        var invocation = new Invocation(lambda, plain.spec().url(), caller(), !here, token, clock);
        return new LambdaUpstream(plain, invocation, lambda.streamed(), state, memory);
    }

    /// Credentials are looked for from now on, so that the first request has them.
    private AwsCaller caller() {
        aws.current();
        return aws;
    }

    /// A function host on this machine takes calls without a signature.
    private static boolean isLoopback(String host) {
        byte[] address = NetUtil.createByteArrayFromIpAddressString(host);
        boolean v4 = address != null && address.length == 4 && address[0] == 127;
        return v4 || host.equals("localhost") || host.equals("::1");
    }

    /// What the platform would be shown now of who calls; null = it asks for nothing. Waits for what is looked for the
    /// first time.
    public @Nullable Shown shown(UpstreamSpec spec, Duration atMost) throws InterruptedException {
        return switch (spec.platform()) {
            case null -> null;
            case Platform.Lambda lambda -> {
                Platform.SecretHeader token = lambda.token();
                Shown secret = token == null ? null : Shown.secret(token.name(), held(token));
                boolean here = isLoopback(spec.url().host());
                yield secret != null && !secret.there()
                        ? secret
                        : Shown.aws(here ? caller().current() : caller().first(atMost), !here);
            }
            case Platform.SignedRequests signed -> Shown.aws(caller().first(atMost), true);
            case Platform.GoogleToken token -> Shown.google(tokens(spec.url().toString()));
            case Platform.SecretHeader header -> Shown.secret(header.name(), held(header));
        };
    }

    private Proof proof(Platform.SecretHeader header) {
        HeldSecret held = held(header);
        look();
        return new HeaderProof(header.name(), held);
    }

    private HeldSecret held(Platform.SecretHeader header) {
        return secrets.computeIfAbsent(header.secret(), where -> new HeldSecret(where, environment));
    }

    /// As it is now; null = there is none.
    @Nullable
    String secret(Platform.SecretHeader header) {
        return held(header).value();
    }

    private Proof google(String audience) {
        GoogleTokens tokens = tokens(audience);
        look();
        return new GoogleProof(tokens);
    }

    private GoogleTokens tokens(String audience) {
        return google.computeIfAbsent(audience, of -> new GoogleTokens(of, environment, clock));
    }

    private synchronized void look() {
        if (looks == null) {
            looks = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("banyan-secrets").factory());
            looks.scheduleWithFixedDelay(this::lookAtAll, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        }
        looks.execute(this::lookAtAll);
    }

    private void lookAtAll() {
        secrets.values().forEach(HeldSecret::look);
        google.values().forEach(GoogleTokens::look);
    }

    @Override
    public synchronized void close() {
        aws.close();
        if (looks != null) {
            looks.shutdownNow();
        }
    }
}
