package io.banyan.cli;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.ssl.SslContext;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// Stands between the command line and the admin port of a real gateway: keeps what was asked and what was answered.
/// It passes everything on, except where a test wants a fault that a real gateway does not show when asked to.
final class AdminRelay implements AutoCloseable {
    private static final List<String> PASSED =
            List.of("Authorization", "X-Banyan-Door", "If-Match", "X-Banyan-Unchanged-For", "Content-Type", "Accept");

    private static final List<String> ANSWERED = List.of("ETag", "Content-Type");

    /// @param what method and path below `/api/v1`: `GET /groups`
    /// @param query with its question mark; empty for none
    /// @param ifMatch null where the header was not sent
    record Asked(
            String what,
            String query,
            String body,
            @Nullable String ifMatch,
            String door,
            String token) {}

    /// What goes wrong with one answer.
    sealed interface Fault {}

    /// Somebody else answers.
    record Instead(int status, String body) implements Fault {}

    /// The answer ends behind the first event with which its text matches.
    ///
    /// @param meanwhile done once, at the first event
    record Cut(Pattern text, Runnable meanwhile) implements Fault {}

    /// Passed on with another token, as if the caller's were good no more.
    record As(String token) implements Fault {}

    /// The real answer with another text, as of a gateway that has more to tell than this one. It must make a
    /// difference.
    record Altered(UnaryOperator<String> text) implements Fault {}

    private final String admin;
    private final String scheme;
    private final DisposableServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, String> said = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    AdminRelay(RealGateway gateway) {
        this(gateway, null);
    }

    /// @param tls towards the command line; null = without
    AdminRelay(RealGateway gateway, @Nullable SslContext tls) {
        admin = gateway.admin();
        scheme = tls == null ? "http" : "https";
        HttpServer plain = HttpServer.create().host("127.0.0.1").port(0).handle(this::handle);
        server = (tls == null ? plain : plain.secure(spec -> spec.sslContext(tls))).bindNow();
    }

    String url() {
        return scheme + "://127.0.0.1:" + server.port();
    }

    /// The next answers to this go wrong, one after the other; those that follow are real.
    AdminRelay fails(String what, Fault... inTurn) {
        faults.put(what, new ArrayDeque<>(List.of(inTurn)));
        return this;
    }

    static Cut cutBehind(String text, Runnable meanwhile) {
        return new Cut(Pattern.compile(text, Pattern.DOTALL), meanwhile);
    }

    List<Asked> asked() {
        return asked;
    }

    List<Asked> asked(String what) {
        return asked.stream().filter(one -> one.what().equals(what)).toList();
    }

    /// The last answer to this, as it came.
    String said(String what) {
        return said.getOrDefault(what, "");
    }

    @Override
    public void close() {
        server.disposeNow();
        client.shutdownNow();
    }

    private Mono<Void> handle(HttpServerRequest request, HttpServerResponse response) {
        return request.receive().aggregate().asString().defaultIfEmpty("").flatMap(body -> {
            String[] target = request.uri().replaceFirst("^/api/v1", "").split("\\?", 2);
            String what = request.method() + " " + target[0];
            keep(what, target.length == 1 ? "" : "?" + target[1], body, request.requestHeaders());
            Fault fault = faults.getOrDefault(what, new ArrayDeque<>()).poll();
            if (fault instanceof Instead instead) {
                return response.status(instead.status())
                        .sendString(Mono.just(instead.body()))
                        .then();
            }
            return passOn(request, what, body, fault, response);
        });
    }

    private void keep(String what, String query, String body, HttpHeaders headers) {
        String token = headers.get("Authorization").replaceFirst("^Bearer ", "");
        asked.add(new Asked(what, query, body, headers.get("If-Match"), headers.get("X-Banyan-Door"), token));
    }

    private Mono<Void> passOn(
            HttpServerRequest request, String what, String body, @Nullable Fault fault, HttpServerResponse response) {
        HttpRequest.Builder real = HttpRequest.newBuilder(URI.create(admin + request.uri()))
                .method(
                        request.method().name(),
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        PASSED.stream()
                .filter(request.requestHeaders()::contains)
                .forEach(name -> real.setHeader(name, request.requestHeaders().get(name)));
        if (fault instanceof As as) {
            real.setHeader("Authorization", "Bearer " + as.token());
        }
        return Mono.fromFuture(client.sendAsync(real.build(), BodyHandlers.ofPublisher()))
                .flatMap(answer -> {
                    response.status(answer.statusCode());
                    ANSWERED.forEach(
                            name -> answer.headers().firstValue(name).ifPresent(value -> response.header(name, value)));
                    Flux<byte[]> text = JdkFlowAdapter.flowPublisherToFlux(answer.body())
                            .flatMapIterable(parts -> parts)
                            .map(AdminRelay::bytes);
                    return what.equals("GET /events") && answer.statusCode() == 200
                            ? response.send(stream(text, fault), part -> true).then()
                            : whole(what, text, fault, response);
                });
    }

    private static byte[] bytes(ByteBuffer part) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        return bytes;
    }

    private Mono<Void> whole(String what, Flux<byte[]> text, @Nullable Fault fault, HttpServerResponse response) {
        return text.collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
                .map(all -> all.toString(StandardCharsets.UTF_8))
                .flatMap(real -> {
                    String told =
                            fault instanceof Altered altered ? altered.text().apply(real) : real;
                    if (fault instanceof Altered && told.equals(real)) {
                        return Mono.error(new AssertionError("not altered: " + real));
                    }
                    said.put(what, told);
                    return response.sendString(Mono.just(told)).then();
                });
    }

    private static Flux<ByteBuf> stream(Flux<byte[]> text, @Nullable Fault fault) {
        return (fault instanceof Cut cut ? cut(text, cut) : text).map(Unpooled::wrappedBuffer);
    }

    private static Flux<byte[]> cut(Flux<byte[]> parts, Cut cut) {
        StringBuilder whole = new StringBuilder();
        AtomicBoolean begun = new AtomicBoolean();
        return parts.takeUntil(part -> {
            whole.append(new String(part, StandardCharsets.UTF_8));
            boolean ended = whole.toString().endsWith("\n\n");
            if (ended && whole.indexOf("event:") >= 0 && begun.compareAndSet(false, true)) {
                Thread.ofVirtual().start(cut.meanwhile());
            }
            return ended && cut.text().matcher(whole).find();
        });
    }
}
