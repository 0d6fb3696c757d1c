package io.banyan.lambda;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// Signs requests as AWS wants it (Signature Version 4). Pure; what it covers of path, query and headers is what the
/// platform's JavaScript SDK covers.
///
/// @param service `lambda`, also for function URLs
/// @param region `eu-west-1`
public record Signer(String service, String region) {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final Set<String> ADDED =
            Set.of("authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256");
    private static final Set<String> PASSED_OVER = Set.of(
            "cache-control",
            "connection",
            "expect",
            "from",
            "host",
            "keep-alive",
            "max-forwards",
            "pragma",
            "referer",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "x-amzn-trace-id");

    /// The headers to add: Authorization, X-Amz-Date, x-amz-content-sha256 and, for a session, X-Amz-Security-Token.
    /// Whatever the request has by these names must not be sent beside them. Throws IllegalArgumentException for an
    /// address that cannot be signed.
    public List<Field> sign(String method, URI uri, List<Field> headers, byte[] body, AwsIdentity who, Instant now) {
        String path = uri.getRawPath();
        String target = (path == null || path.isEmpty() ? "/" : path)
                + (uri.getRawQuery() == null || uri.getRawQuery().isEmpty() ? "" : "?" + uri.getRawQuery());
        try {
            return sign(new SignAsk(method, host(uri), target, headers, body), who, now);
        } catch (Unrepresentable odd) {
            throw new IllegalArgumentException(odd.getMessage(), odd);
        }
    }

    /// The same for a target as it was sent, which need be no URI. Throws for a query with a percent sign that
    /// begins no character, or a parameter without a name: there is no agreed way to sign these.
    public List<Field> sign(SignAsk ask, AwsIdentity who, Instant now) throws Unrepresentable {
        SdkHttpRequest request = request(ask);
        SignedRequest signed = SIGNER.sign(signing -> signing.identity(identity(who))
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(ask.body()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)));
        List<Field> added = new ArrayList<>();
        signed.request().forEachHeader((name, values) -> {
            if (ADDED.contains(name.toLowerCase(Locale.ROOT))) {
                added.add(new Field(name, values.getFirst()));
            }
        });
        return added;
    }

    private static SdkHttpRequest request(SignAsk ask) throws Unrepresentable {
        Target target = Target.of(ask.target());
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(method(ask.method()))
                .protocol("https")
                .host(ask.host())
                .encodedPath(normal(target.path()));
        for (Field parameter : target.literalParameters()) {
            if (parameter.name().isEmpty()) {
                throw new Unrepresentable("the query has a parameter without a name, which is signed in several ways");
            }
            request.appendRawQueryParameter(parameter.name(), parameter.value());
        }
        for (Field header : ask.headers()) {
            if (isCovered(header.name().toLowerCase(Locale.ROOT))) {
                request.appendHeader(header.name(), header.value());
            }
        }
        return request.putHeader("Host", ask.host()).build();
    }

    private static SdkHttpMethod method(String method) throws Unrepresentable {
        try {
            return SdkHttpMethod.fromValue(method);
        } catch (IllegalArgumentException other) {
            throw new Unrepresentable("no request with this method can be signed");
        }
    }

    private static boolean isCovered(String name) {
        return !ADDED.contains(name)
                && !PASSED_OVER.contains(name)
                && !name.startsWith("sec-")
                && !name.startsWith("proxy-");
    }

    /// Without empty segments and dots, as the platform looks at a path.
    private static String normal(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String end = !segments.isEmpty() && path.endsWith("/") ? "/" : "";
        return "/" + String.join("/", segments) + end;
    }

    private static String host(URI uri) {
        @Nullable String host = uri.getHost();
        if (host == null) {
            throw new IllegalArgumentException("the address has no host");
        }
        int usual = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
        return uri.getPort() < 0 || uri.getPort() == usual ? host : host + ":" + uri.getPort();
    }

    private static AwsCredentialsIdentity identity(AwsIdentity who) {
        return who.sessionToken() == null
                ? AwsCredentialsIdentity.create(who.accessKeyId(), who.secretAccessKey())
                : AwsSessionCredentialsIdentity.create(who.accessKeyId(), who.secretAccessKey(), who.sessionToken());
    }
}
