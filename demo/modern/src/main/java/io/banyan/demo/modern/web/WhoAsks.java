package io.banyan.demo.modern.web;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads which member asks out of what the gateway says, X-Banyan-Identity: this service knows no sessions and no
/// passwords. The keys are the gateway's own, asked for when the first token comes.
@Component
class WhoAsks {
    private final NimbusReactiveJwtDecoder decoder;

    WhoAsks(@Value("${gateway.jwks:http://127.0.0.1:9090/.well-known/jwks.json}") String jwks) {
        decoder = NimbusReactiveJwtDecoder.withJwkSetUri(jwks)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer("banyan"),
                new JwtClaimValidator<List<String>>("aud", groups -> groups != null && groups.contains("events"))));
    }

    /// Their id; empty = nobody has logged in. Ends with a JwtException where the token proves nothing.
    Mono<Integer> member(String token) {
        return decoder.decode(token)
                .flatMap(jwt -> Mono.justOrEmpty(jwt.getSubject()))
                .map(Integer::valueOf);
    }
}
