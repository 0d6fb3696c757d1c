package io.banyan.demo.modern.web;

import java.util.UUID;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Starts a session of its own, as new services do before anyone thinks of the monolith's: a cookie that no browser
/// of the site may ever see.
@Component
class SessionCookieFilter implements WebFilter {
    private static final String NAME = "MODERNSESSION";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getCookies().containsKey(NAME)) {
            exchange.getResponse()
                    .addCookie(ResponseCookie.from(NAME, UUID.randomUUID().toString())
                            .path("/")
                            .httpOnly(true)
                            .build());
        }
        return chain.filter(exchange);
    }
}
