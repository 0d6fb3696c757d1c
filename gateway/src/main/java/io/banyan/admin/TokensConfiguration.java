package io.banyan.admin;

import io.banyan.tokens.ListedTokens;
import io.banyan.tokens.TokenFile;
import io.banyan.tokens.TokensRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

/// The tokens that open the admin port beside the installation's own.
@Configuration(proxyBeanMethods = false)
class TokensConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Null without a file.
    @Bean(initMethod = "start", destroyMethod = "close")
    @Nullable
    TokensRunner<ListedTokens> listedTokensRunner(AdminOptions options) {
        Path path = options.tokens();
        return path == null ? null : TokensRunner.open(path, TokenFile::ofAll, Clock.systemUTC(), AdminRefused::new);
    }

    @Bean
    HealthIndicator tokensHealthIndicator(ObjectProvider<TokensRunner<?>> files) {
        return new TokensHealth(files.stream().toList());
    }

    /// Null without an issuer.
    @Bean
    @Nullable
    IssuedTokens issuedTokens(AdminOptions options) {
        return options.oidc() == null ? null : OidcTokens.of(options.oidc(), issuerClient());
    }

    private static WebClient issuerClient() {
        return WebClient.builder()
                .filter(new IssuerLimit(InstantSource.system()))
                .filter((request, next) -> next.exchange(request).timeout(PATIENCE))
                .build();
    }
}
