package io.banyan.blackbox.identity;

import java.util.Objects;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// A service of the new side with [TeamSecurity]: says whom it takes the client for.
record TeamService(AnnotationConfigApplicationContext context, DisposableServer server) implements AutoCloseable {
    @Configuration
    @EnableWebFlux
    static class Pages {
        @Bean
        RouterFunction<ServerResponse> page() {
            return RouterFunctions.route().GET("/**", Pages::answer).build();
        }

        private static Mono<ServerResponse> answer(ServerRequest request) {
            return request.principal().cast(JwtAuthenticationToken.class).flatMap(who -> {
                Jwt token = who.getToken();
                return ServerResponse.ok()
                        .header("X-Side", "modern")
                        .bodyValue(Objects.requireNonNullElse(token.getSubject(), Sessions.NOBODY));
            });
        }
    }

    /// @param jwks where the keys are
    static TeamService on(String jwks) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(TeamSecurity.class, () -> new TeamSecurity(jwks));
        context.register(Pages.class);
        context.refresh();
        var handler = new ReactorHttpHandlerAdapter(
                WebHttpHandlerBuilder.applicationContext(context).build());
        return new TeamService(
                context,
                HttpServer.create().host("127.0.0.1").port(0).handle(handler).bindNow());
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.disposeNow();
        context.close();
    }
}
