package io.banyan.admin;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Finds the bearer token of a request and compares it. A request without one stays anonymous.
record BearerAuthentication(AdminToken admin) implements ServerAuthenticationConverter, ReactiveAuthenticationManager {
    static final String ADMIN_ROLE = "ADMIN";
    private static final String SCHEME = "Bearer ";

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        List<String> headers = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Mono.empty();
        }
        String written = headers.getFirst();
        boolean bearer = headers.size() == 1 && written.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String token = bearer ? written.substring(SCHEME.length()).strip() : "";
        return Mono.just(UsernamePasswordAuthenticationToken.unauthenticated("bearer", token));
    }

    @Override
    public Mono<Authentication> authenticate(Authentication presented) {
        if (presented.getCredentials() instanceof String token && admin.matches(token)) {
            return Mono.just(UsernamePasswordAuthenticationToken.authenticated(
                    "admin", null, AuthorityUtils.createAuthorityList("ROLE_" + ADMIN_ROLE)));
        }
        return Mono.error(new BadCredentialsException("not a token of this gateway"));
    }
}
