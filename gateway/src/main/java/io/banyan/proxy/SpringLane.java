package io.banyan.proxy;

import io.banyan.edge.ModernLane;
import io.banyan.upstream.UpstreamRequest;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/// One route of ours as a route of Spring Cloud Gateway, with the team's filters.
final class SpringLane implements ModernLane {
    /// Regular expressions of filters run on the path: a longer one is left to LEGACY.
    private static final int LONGEST_TARGET = 1024;

    private static final FilteringWebHandler HANDLER = new FilteringWebHandler(List.of(new UpstreamFilter()), false);
    private static final DefaultWebSessionManager SESSIONS = new DefaultWebSessionManager();
    private static final ServerCodecConfigurer CODECS = ServerCodecConfigurer.create();
    private static final AcceptHeaderLocaleContextResolver LOCALES = new AcceptHeaderLocaleContextResolver();
    private final Route route;
    private final PathPattern pattern;
    private final boolean changesAnswers;

    /// @throws IllegalArgumentException when a filter cannot be built
    SpringLane(io.banyan.route.Route ours) {
        this.pattern = PathPatternParser.defaultInstance.parse(ours.path().pattern());
        this.changesAnswers = ours.filters().stream().anyMatch(filter -> filter.contains("Response"));
        this.route = Route.async()
                .id(ours.id())
                .uri(LaneTarget.ANY_HOST)
                .predicate(exchange -> true)
                .filters(LaneFilters.build(ours.id(), ours.filters()))
                .build();
    }

    @Override
    public CompletionStage<HttpResponse> send(UpstreamRequest head, Behind behind) {
        return Mono.defer(() -> around(head, behind)).toFuture();
    }

    /// `SecureHeaders` adds to the answer's own head only.
    @Override
    public boolean changesAnswers() {
        return changesAnswers;
    }

    private Mono<HttpResponse> around(UpstreamRequest head, Behind behind) {
        if (head.uri().length() > LONGEST_TARGET) {
            return Mono.error(new IllegalArgumentException("the target is too long for filters"));
        }
        LaneTarget target = LaneTarget.of(head.uri());
        LaneResponse response = new LaneResponse();
        var exchange =
                new DefaultServerWebExchange(new LaneRequest(head, target.uri()), response, SESSIONS, CODECS, LOCALES);
        exchange.getAttributes().put(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR, route);
        exchange.getAttributes().put(UpstreamFilter.BEHIND, behind);
        exchange.getAttributes().put(UpstreamFilter.TARGET, target);
        PathPattern.PathMatchInfo match = pattern.matchAndExtract(PathContainer.parsePath(target.path()));
        if (match != null) {
            ServerWebExchangeUtils.putUriTemplateVariables(exchange, match.getUriVariables());
        }
        return HANDLER.handle(exchange).then(Mono.defer(response::setComplete)).then(Mono.fromSupplier(response::head));
    }
}
