package io.banyan.admin;

import io.banyan.access.Caller;
import io.banyan.access.Role;
import io.banyan.admin.BadToken.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// JSON Web Tokens of one issuer. What they may do is said by two claims: `banyan_role` (`viewer`, `operator` or
/// `admin`) and `banyan_groups` (a list of groups, or `*`). The audit names their owner by
/// `preferred_username`, else `sub`.
///
/// The issuer is asked when the first token comes: one that is away refuses its own tokens and nobody else's.
record OidcTokens(ReactiveJwtDecoder decoder) implements IssuedTokens {
    static final String ROLE = "banyan_role";
    static final String GROUPS = "banyan_groups";

    /// @param web asks the issuer
    static OidcTokens of(AdminOptions.Oidc oidc, WebClient web) {
        String issuer = oidc.issuer().toString();
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withIssuerLocation(issuer)
                .webClient(web)
                .build();
        OAuth2TokenValidator<Jwt> ends = new JwtClaimValidator<Instant>("exp", end -> end != null);
        OAuth2TokenValidator<Jwt> always = JwtValidators.createDefaultWithIssuer(issuer);
        decoder.setJwtValidator(
                oidc.audience() == null
                        ? new DelegatingOAuth2TokenValidator<>(always, ends)
                        : new DelegatingOAuth2TokenValidator<>(
                                always, ends, new JwtAudienceValidator(oidc.audience())));
        return new OidcTokens(decoder);
    }

    @Override
    public Mono<Caller> caller(String token) {
        return Mono.defer(() -> decoder.decode(token))
                .onErrorMap(failed -> new BadToken(failed instanceof BadJwtException ? Cause.JWT : Cause.ISSUER_AWAY))
                .map(OidcTokens::caller);
    }

    private static Caller caller(Jwt jwt) {
        Role role = Role.of(text(jwt, ROLE)).orElseThrow(() -> new BadToken(Cause.NO_ROLE));
        String user = text(jwt, "preferred_username");
        String name = user.isBlank() ? text(jwt, "sub") : user;
        if (name.isBlank()) {
            throw new BadToken(Cause.NO_ROLE);
        }
        return new Caller(name, role, groups(jwt), jwt.getExpiresAt(), false);
    }

    private static String text(Jwt jwt, String claim) {
        return jwt.getClaims().get(claim) instanceof String text ? text : "";
    }

    private static Set<String> groups(Jwt jwt) {
        Object claim = jwt.getClaims().get(GROUPS);
        List<?> listed = claim instanceof List<?> list ? list : claim instanceof String one ? List.of(one) : List.of();
        return Set.copyOf(listed.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList());
    }
}
