package io.banyan.admin;

import io.banyan.access.Role;
import io.banyan.access.RoleTokens;
import io.banyan.meters.AdminMeters;
import io.banyan.tokens.ListedTokens;
import io.banyan.tokens.TokensRunner;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/// Who may do what on the admin port: liveness, readiness and the page's files are open; everything else, known or
/// unknown, needs a token; a change needs an operator's, and whether it is for that group is the controller's to say.
/// No sessions, no cookies (so nothing to forge across sites), no CORS.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AdminSecurity {
    static final String LIVENESS = "/actuator/health/liveness";
    static final String READINESS = "/actuator/health/readiness";
    static final String PROMETHEUS = "/actuator/prometheus";

    private static final Set<String> ALWAYS_OPEN = Set.of(LIVENESS, READINESS, "/");
    private static final String EXPLAIN = "/api/v1/explain";

    @Bean
    BearerAuthentication bearerAuthentication(
            AdminToken admin, ObjectProvider<TokensRunner<ListedTokens>> tokens, ObjectProvider<IssuedTokens> issued) {
        TokensRunner<ListedTokens> file = tokens.getIfAvailable();
        Supplier<RoleTokens> listed =
                file == null ? () -> RoleTokens.NONE : () -> file.now().roles();
        return new BearerAuthentication(admin, listed, issued.getIfAvailable(), InstantSource.system());
    }

    @Bean
    SecurityWebFilterChain adminPort(
            ServerHttpSecurity http,
            BearerAuthentication bearer,
            ServerCodecConfigurer codecs,
            AdminMeters meters,
            ObjectProvider<OpenPaths> open) {
        ProblemAnswers problems = new ProblemAnswers(codecs, meters);
        String[] openPaths = Stream.concat(ALWAYS_OPEN.stream(), open.stream().flatMap(paths -> paths.paths().stream()))
                .toArray(String[]::new);
        return http.authorizeExchange(exchanges -> rights(exchanges, openPaths))
                .addFilterAt(bearerOnly(bearer, problems), SecurityWebFiltersOrder.AUTHENTICATION)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(SecurityHeaders::set)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    private static void rights(AuthorizeExchangeSpec exchanges, String[] open) {
        exchanges
                .pathMatchers(HttpMethod.GET, open)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, open)
                .permitAll()
                .pathMatchers(HttpMethod.GET)
                .hasRole(Role.VIEWER.name())
                .pathMatchers(HttpMethod.HEAD)
                .hasRole(Role.VIEWER.name())
                .pathMatchers(HttpMethod.POST, EXPLAIN)
                .hasRole(Role.VIEWER.name())
                .anyExchange()
                .hasRole(Role.OPERATOR.name());
    }

    private static AuthenticationWebFilter bearerOnly(BearerAuthentication bearer, ProblemAnswers problems) {
        AuthenticationWebFilter filter = new AuthenticationWebFilter((ReactiveAuthenticationManager) bearer);
        filter.setServerAuthenticationConverter(bearer);
        filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(problems));
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return filter;
    }
}
