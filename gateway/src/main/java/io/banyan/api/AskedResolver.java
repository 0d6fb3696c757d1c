package io.banyan.api;

import io.banyan.access.Caller;
import io.banyan.admin.CallerAuthentication;
import io.banyan.live.Door;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Gives the methods of controllers what was asked, with a body of at most 64 kB; of a rebuild, which may list keys, of
/// at most 2 MB.
final class AskedResolver implements HandlerMethodArgumentResolver {
    static final String DOOR = "X-Banyan-Door";
    static final String UNCHANGED_FOR = "X-Banyan-Unchanged-For";
    private static final Largest PLAIN =
            new Largest(64 * 1024, "the body is larger than 64 kB; send fewer changes at once");
    private static final Largest REBUILD =
            new Largest(2 * 1024 * 1024, "the body is larger than 2 MB; send fewer keys at once");

    /// How large a body may be.
    private record Largest(int bytes, String tooLarge) {
        static Largest at(String path) {
            return path.endsWith("/rebuild") ? REBUILD : PLAIN;
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Asked.class);
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindings, ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        return exchange.getPrincipal()
                .cast(CallerAuthentication.class)
                .map(CallerAuthentication::getPrincipal)
                .zipWith(body(request))
                .map(both -> asked(both.getT1(), request.getHeaders(), both.getT2()));
    }

    private static Object asked(Caller caller, HttpHeaders headers, byte[] body) {
        return new Asked(
                caller,
                door(headers.getFirst(DOOR), headers),
                headers.getFirst(HttpHeaders.IF_MATCH),
                unchangedFor(headers.getFirst(UNCHANGED_FOR)),
                headers.getFirst(HttpHeaders.CONTENT_TYPE),
                body);
    }

    /// A door is what the caller says of itself; who it is, the token proves. `page` is believed of a browser alone,
    /// which sends its origin with every change; anything else that says so is the `api`.
    private static Door door(@Nullable String written, HttpHeaders headers) {
        return switch (written) {
            case null -> Door.API;
            case "api" -> Door.API;
            case "cli" -> Door.CLI;
            case "page" -> isBrowser(headers) ? Door.PAGE : Door.API;
            default ->
                throw ApiProblem.badRequest(
                        DOOR + " was '" + written + "' but must be api, cli or page; omit the header if unsure");
        };
    }

    private static Duration unchangedFor(@Nullable String written) {
        if (written == null) {
            return Duration.ZERO;
        }
        if (written.matches("[0-9]{1,5}")) {
            return Duration.ofMillis(Long.parseLong(written));
        }
        throw ApiProblem.badRequest(UNCHANGED_FOR + " was '" + written
                + "' but must be milliseconds, 0 to 99999; write " + UNCHANGED_FOR + ": 1500, or omit the header");
    }

    /// What browsers send with a request of their page, and other clients by chance never: `Origin` with every method
    /// but GET and HEAD, and `Sec-Fetch-Site` where the connection is trustworthy (TLS, or this machine).
    private static boolean isBrowser(HttpHeaders headers) {
        String site = headers.getFirst("Sec-Fetch-Site");
        return headers.getFirst(HttpHeaders.ORIGIN) != null && (site == null || site.equals("same-origin"));
    }

    private static Mono<byte[]> body(ServerHttpRequest request) {
        Largest largest = Largest.at(request.getPath().value());
        return DataBufferUtils.join(request.getBody(), largest.bytes())
                .map(AskedResolver::bytes)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooLarge -> ApiProblem.of(HttpStatus.CONTENT_TOO_LARGE, largest.tooLarge()));
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
