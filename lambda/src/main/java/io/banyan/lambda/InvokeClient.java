package io.banyan.lambda;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Invokes functions and waits for them; for commands and for work off the way of a request. Never repeats a call:
/// after a time-out the function may still run.
public final class InvokeClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long ANSWER_LIMIT = 7L * 1024 * 1024;
    private static final Pattern MESSAGE = Pattern.compile("\"[mM]essage\"\\s*:\\s*\"([^\"]{0,500})");

    /// The headers by which a call shows who makes it.
    private interface Leave {
        List<Field> headers(URI uri, byte[] body) throws IOException;
    }

    private final URI endpoint;
    private final Leave leave;
    private final HttpClient http;

    /// Headers that a call carries besides.
    public interface Besides {
        /// Of one call.
        ///
        /// @param target path and query of the Invoke request
        /// @param event what the function is invoked with
        List<Field> headers(String target, byte[] event);
    }

    private InvokeClient(URI endpoint, Leave leave) {
        this(endpoint, leave, opened());
    }

    private InvokeClient(URI endpoint, Leave leave, HttpClient http) {
        this.endpoint = endpoint;
        this.leave = leave;
        this.http = http;
    }

    /// The same connections, and headers of these besides, which no signature covers.
    public InvokeClient with(Besides more) {
        return new InvokeClient(
                endpoint,
                (uri, body) -> {
                    List<Field> all = new ArrayList<>(leave.headers(uri, body));
                    all.addAll(more.headers(uri.getRawPath(), body));
                    return all;
                },
                http);
    }

    private static HttpClient opened() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /// Calls that are signed, for AWS.
    ///
    /// @param endpoint `https://lambda.eu-west-1.amazonaws.com`
    /// @param who asked at each call: [Credentials#current()]
    public static InvokeClient signing(URI endpoint, String region, Supplier<Identity> who) {
        Signer signer = new Signer("lambda", region);
        return new InvokeClient(endpoint, (uri, body) -> switch (who.get()) {
            case AwsIdentity known ->
                signer.sign(
                        "POST", uri, List.of(), body, known, Clock.systemUTC().instant());
            case Identity.Missing missing -> throw new IOException(missing.why());
        });
    }

    /// Calls with a bearer token, for a function host that is not on this machine's loopback.
    public static InvokeClient bearing(URI endpoint, String token) {
        List<Field> headers = List.of(new Field("Authorization", "Bearer " + token));
        return new InvokeClient(endpoint, (uri, body) -> headers);
    }

    /// Calls that say nothing of who makes them, for a function host on this machine.
    public static InvokeClient plain(URI endpoint) {
        return new InvokeClient(endpoint, (uri, body) -> List.of());
    }

    /// Invokes and waits. Throws IOException where nothing came back in time, or nobody can sign.
    ///
    /// @param event any JSON
    /// @param atMost from connecting to the answer's last byte; longer than the function's own limit
    public InvokeResult invoke(FunctionName function, byte[] event, Duration atMost)
            throws IOException, InterruptedException {
        return invoke(function, event, atMost, false);
    }

    /// The same, with the end of the function's log.
    public InvokeResult invokeWithLog(FunctionName function, byte[] event, Duration atMost)
            throws IOException, InterruptedException {
        return invoke(function, event, atMost, true);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private InvokeResult invoke(FunctionName function, byte[] event, Duration atMost, boolean log)
            throws IOException, InterruptedException {
        URI uri = URI.create(withoutSlash(endpoint.toString()) + function.invokePath(false));
        HttpRequest.Builder ask = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(event));
        if (log) {
            ask.header("X-Amz-Log-Type", "Tail");
        }
        leave.headers(uri, event).forEach(header -> ask.header(header.name(), header.value()));
        return result(within(atMost, ask.build()));
    }

    /// The client's own limit ends with the answer's head; this one with its last byte.
    private HttpResponse<byte[]> within(Duration atMost, HttpRequest ask) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(ask, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_LIMIT));
        try {
            return answer.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("the function did not answer within " + atMost.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static InvokeResult result(HttpResponse<byte[]> answer) {
        HttpHeaders headers = answer.headers();
        int status = answer.statusCode();
        String type = headers.firstValue("x-amzn-errortype").orElse(null);
        return new InvokeResult(
                status,
                headers.firstValue("X-Amz-Function-Error").orElse(null),
                status == 200 ? null : InvokeFault.of(status, type, message(answer.body())),
                answer.body(),
                headers.firstValue("X-Amz-Executed-Version").orElse(null),
                headers.firstValue("X-Amz-Log-Result").orElse(null),
                headers.firstValue("Retry-After").map(InvokeClient::seconds).orElse(null));
    }

    private static @Nullable String message(byte[] error) {
        Matcher found = MESSAGE.matcher(new String(error, StandardCharsets.UTF_8));
        return found.find() ? found.group(1) : null;
    }

    private static @Nullable Duration seconds(String text) {
        return text.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
