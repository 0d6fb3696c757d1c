package io.banyan.admin;

import io.banyan.access.Caller;
import io.banyan.access.RoleTokens;
import io.banyan.admin.BadToken.Cause;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Finds the bearer token of a request and whose it is. A request without one stays anonymous.
///
/// @param tokens those of `--tokens` now
/// @param issued checks what an issuer signed; null = there is none
public record BearerAuthentication(
        AdminToken admin,
        Supplier<RoleTokens> tokens,
        @Nullable IssuedTokens issued,
        InstantSource clock) implements ServerAuthenticationConverter, ReactiveAuthenticationManager {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 8 * 1024;
    private static final Set<String> IN_QUERY =
            Set.of("token", "access_token", "admin_token", "bearer", "authorization", "api_key");

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        return Mono.defer(() -> presented(exchange.getRequest()));
    }

    private static Mono<Authentication> presented(ServerHttpRequest request) {
        if (request.getQueryParams().keySet().stream()
                .anyMatch(name -> IN_QUERY.contains(name.toLowerCase(Locale.ROOT)))) {
            return Mono.error(new BadToken(Cause.IN_QUERY));
        }
        List<String> headers = request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            return Mono.empty();
        }
        String written = headers.getFirst();
        boolean bearer = headers.size() == 1 && written.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String token = bearer ? written.substring(SCHEME.length()).strip() : "";
        return token.isEmpty() || token.length() > LONGEST
                ? Mono.error(new BadToken(Cause.MALFORMED))
                : Mono.just(UsernamePasswordAuthenticationToken.unauthenticated("bearer", token));
    }

    @Override
    public Mono<Authentication> authenticate(Authentication presented) {
        return presented.getCredentials() instanceof String token
                ? caller(token).map(CallerAuthentication::new)
                : Mono.error(new BadToken(Cause.MALFORMED));
    }

    /// A token of an issuer has three parts, and its first is the JSON of a header.
    private Mono<Caller> caller(String token) {
        if (issued != null && IssuedTokens.isShaped(token)) {
            return issued.caller(token);
        }
        boolean isAdmin = admin.matches(token);
        Caller known = tokens.get().find(token).orElse(null);
        if (isAdmin) {
            return Mono.just(Caller.admin());
        }
        if (known == null) {
            return Mono.error(new BadToken(Cause.UNKNOWN));
        }
        return known.isOver(clock.instant()) ? Mono.error(new BadToken(Cause.EXPIRED)) : Mono.just(known);
    }

    /// Whether a caller who was let in would still be: for answers that take long.
    public boolean stillGood(Caller caller) {
        return !caller.isOver(clock.instant())
                && (!caller.listed() || tokens.get().stillKnow(caller));
    }
}
