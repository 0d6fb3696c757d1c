package io.banyan.admin;

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

/// Who may do what on the admin port: liveness and readiness are open, everything else, known or unknown, needs the
/// token. No sessions, no cookies (so nothing to forge across sites), no CORS.
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AdminSecurity {
    static final String LIVENESS = "/actuator/health/liveness";
    static final String READINESS = "/actuator/health/readiness";
    static final String PROMETHEUS = "/actuator/prometheus";

    @Bean
    SecurityWebFilterChain adminPort(ServerHttpSecurity http, AdminToken token, ServerCodecConfigurer codecs) {
        ProblemAnswers problems = new ProblemAnswers(codecs);
        return http.authorizeExchange(AdminSecurity::rights)
                .addFilterAt(bearerOnly(token, problems), SecurityWebFiltersOrder.AUTHENTICATION)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    private static void rights(AuthorizeExchangeSpec exchanges) {
        exchanges
                .pathMatchers(HttpMethod.GET, LIVENESS, READINESS)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, LIVENESS, READINESS)
                .permitAll()
                .anyExchange()
                .hasRole(BearerAuthentication.ADMIN_ROLE);
    }

    private static AuthenticationWebFilter bearerOnly(AdminToken token, ProblemAnswers problems) {
        BearerAuthentication bearer = new BearerAuthentication(token);
        AuthenticationWebFilter filter = new AuthenticationWebFilter((ReactiveAuthenticationManager) bearer);
        filter.setServerAuthenticationConverter(bearer);
        filter.setAuthenticationFailureHandler(new ServerAuthenticationEntryPointFailureHandler(problems));
        filter.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return filter;
    }
}
