package io.banyan.demo.monolith.login;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/// Pages: JSESSIONID, renewed at login; a hidden `_csrf` field in each form, which must be what the cookie FORMTOKEN
/// says; `/logout` is a plain link, a GET that changes state. API: everyone reads, members write with HTTP Basic and
/// no session.
@Configuration(proxyBeanMethods = false)
class LoginConfig {
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) {
        return http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.realmName("meetup"))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .headers(LoginConfig::leaveCachingToTheSite)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) {
        // One token a visit, not a new mask a page: a page keeps its ETag from one visit to the next.
        http.csrf(csrf ->
                csrf.csrfTokenRepository(formTokens()).csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()));
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/me", "/photos", "/photos/**")
                .authenticated()
                .requestMatchers(HttpMethod.POST, "/events/**")
                .authenticated()
                .anyRequest()
                .permitAll());
        http.formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/me"));
        http.logout(logout -> logout.logoutRequestMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/logout"))
                .logoutSuccessUrl("/login?bye"));
        return http.headers(LoginConfig::leaveCachingToTheSite).build();
    }

    /// Whoever sets the cookie and writes the same into the form may have made the form: another server, too.
    private static CookieCsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("FORMTOKEN");
        tokens.setCookiePath("/");
        return tokens;
    }

    private static void leaveCachingToTheSite(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(cache -> cache.disable());
    }
}
