package io.banyan.proxy;

import io.banyan.edge.ModernLane;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The last filter of the lane: sends what the others made of the request through the edge's upstream client, where
/// Spring Cloud Gateway would use its own.
final class UpstreamFilter implements GlobalFilter, Ordered {
    static final String BEHIND = UpstreamFilter.class.getName() + ".behind";
    static final String TARGET = UpstreamFilter.class.getName() + ".target";

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ModernLane.Behind behind = exchange.getRequiredAttribute(BEHIND);
        LaneTarget target = exchange.getRequiredAttribute(TARGET);
        return Mono.fromCompletionStage(() -> behind.call(filtered(exchange.getRequest(), target)))
                .doOnNext(head -> response(exchange).take(head))
                .then();
    }

    private static LaneResponse response(ServerWebExchange exchange) {
        return (LaneResponse) exchange.getResponse();
    }

    private static UpstreamRequest filtered(ServerHttpRequest request, LaneTarget target) {
        UpstreamRequest out = new UpstreamRequest(
                HttpMethod.valueOf(request.getMethod().name()),
                target.after(request.getURI()),
                DefaultHttpHeadersFactory.headersFactory(),
                true,
                false);
        request.getHeaders().forEach((name, values) -> out.headers().add(name, values));
        return out;
    }
}
