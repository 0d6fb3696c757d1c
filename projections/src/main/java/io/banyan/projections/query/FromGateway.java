package io.banyan.projections.query;

import io.banyan.way.BadWay;
import io.banyan.way.Way;
import io.banyan.way.WayCheck;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets a service be called through the gateway alone: a request without a good way, made for one of the service's
/// groups and for this very request, is refused with 401. A gateway that is refused so has the legacy side answer. What
/// the way says is the request's attribute [#WAY]; a service that calls another group sends the header on as it came.
///
/// ```java
/// @Bean
/// FromGateway fromGateway() throws BadKeys {
///     Map<String, List<WayKey>> keys = KeyFiles.ofGroups(Path.of("gateway-keys"));
///     return new FromGateway(new WayCheck(keys, InstantSource.system()), Set.of("/health"));
/// }
/// ```
public final class FromGateway implements WebFilter, Ordered {
    /// The attribute of an exchange that holds its [Way].
    public static final String WAY = FromGateway.class.getName() + ".way";

    private final WayCheck check;
    private final Set<String> open;

    /// @param open paths that anybody may ask, each whole, such as that of a probe
    public FromGateway(WayCheck check, Set<String> open) {
        this.check = check;
        this.open = Set.copyOf(open);
    }

    /// Before whatever else looks at the request.
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        URI uri = request.getURI();
        if (open.contains(uri.getRawPath())) {
            return chain.filter(exchange);
        }
        try {
            List<String> sent = request.getHeaders().getOrEmpty(Way.HEADER);
            String target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            exchange.getAttributes()
                    .put(WAY, check.check(sent, request.getMethod().name(), target));
            return chain.filter(exchange);
        } catch (BadWay bad) {
            return refused(exchange.getResponse(), bad.says());
        }
    }

    private static Mono<Void> refused(ServerHttpResponse response, String why) {
        response.setStatusCode(HttpStatus.UNAUTHORIZED);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().set("WWW-Authenticate", Way.HEADER);
        response.getHeaders().set(Way.REFUSED_HEADER, Way.REFUSED);
        response.getHeaders().setDate(System.currentTimeMillis()); // by which a gateway sees clocks that are apart
        String body =
                "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"" + why + ".\"}";
        DataBuffer buffer = response.bufferFactory().wrap(body.getBytes(StandardCharsets.UTF_8));
        return response.writeWith(Mono.just(buffer));
    }
}
