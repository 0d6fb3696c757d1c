package io.banyan.admin;

import io.banyan.admin.BadToken.Cause;
import io.banyan.meters.AdminMeters;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refusals of the admin port as problem details (RFC 9457), each counted: 401 without a valid token, 403 without the
/// right.
record ProblemAnswers(List<HttpMessageWriter<?>> messageWriters, AdminMeters meters)
        implements ServerAuthenticationEntryPoint, ServerAccessDeniedHandler, ServerResponse.Context {
    ProblemAnswers(ServerCodecConfigurer codecs, AdminMeters meters) {
        this(codecs.getWriters(), meters);
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException refused) {
        BadToken bad = refused instanceof BadToken known ? known : new BadToken(Cause.NO_TOKEN);
        meters.refused(HttpStatus.UNAUTHORIZED.value(), bad.tag());
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"banyan\"");
        return answer(exchange, HttpStatus.UNAUTHORIZED, String.valueOf(bad.getMessage()));
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, AccessDeniedException refused) {
        boolean known = refused instanceof NoRight;
        meters.refused(HttpStatus.FORBIDDEN.value(), known ? ((NoRight) refused).tag() : "role");
        String detail = known
                ? String.valueOf(refused.getMessage())
                : "this token is read-only: to change a group you need the role operator for it; ask an admin";
        return answer(exchange, HttpStatus.FORBIDDEN, detail);
    }

    @Override
    public List<ViewResolver> viewResolvers() {
        return List.of();
    }

    private Mono<Void> answer(ServerWebExchange exchange, HttpStatus status, String detail) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyValue(ProblemDetail.forStatusAndDetail(status, detail))
                .flatMap(response -> response.writeTo(exchange, this));
    }
}
