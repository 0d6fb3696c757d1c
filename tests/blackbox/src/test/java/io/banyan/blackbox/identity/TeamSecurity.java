package io.banyan.blackbox.identity;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.SecurityWebFilterChain;
import reactor.core.publisher.Mono;

/// What a team writes: docs/identity.md prints the method's lines.
@Configuration
@EnableWebFluxSecurity
class TeamSecurity {
    private final String jwks;

    TeamSecurity(String jwks) {
        this.jwks = jwks;
    }

    @Bean
    SecurityWebFilterChain identity(ServerHttpSecurity http) {
        // docs: begin
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(jwks)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer("banyan"),
                new JwtClaimValidator<List<String>>("aud", groups -> groups != null && groups.contains("events"))));
        return http.authorizeExchange(all -> all.anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenConverter(request -> Mono.justOrEmpty(
                                        request.getRequest().getHeaders().getFirst("X-Banyan-Identity"))
                                .map(BearerTokenAuthenticationToken::new))
                        .jwt(jwt -> jwt.jwtDecoder(decoder)))
                .build();
        // docs: end
    }
}
