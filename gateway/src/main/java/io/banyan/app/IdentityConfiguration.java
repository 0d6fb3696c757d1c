package io.banyan.app;

import io.banyan.admin.IdentitySource;
import io.banyan.admin.OpenPaths;
import io.banyan.feed.IdentityKeyRunner;
import io.banyan.feed.IdentityNewsRunner;
import io.banyan.feed.TicketKeyRunner;
import io.banyan.freshness.TicketKeys;
import io.banyan.identity.Forgotten;
import io.banyan.identity.Identities;
import io.banyan.identity.IdentityMeans;
import io.banyan.identity.Seal;
import io.banyan.identity.Signing;
import io.banyan.identity.SigningKeys;
import io.banyan.options.BanyanProperties;
import io.banyan.redis.RedisLink;
import io.banyan.tokens.WayKeysRunner;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How MODERN is told who asks: keys, what a fleet forgets, and where both are kept. Nothing of it begins before a file
/// asks for it.
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(Identities.class);
    private static final String KEY_FILE = "identity-keys";
    private static final String NO_KEYS = "{\"keys\":[]}";

    /// No group's salt begins so, for a file's texts have no control characters.
    private static final String SALT = "\nidentity";

    private static long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Bean
    Forgotten forgottenIdentities() {
        return new Forgotten();
    }

    @Bean(destroyMethod = "close")
    IdentityKeyRunner identityKeyRunner(
            StateFolder state,
            BanyanProperties properties,
            Optional<RedisLink> redis,
            ObjectProvider<WayKeysRunner> file) {
        WayKeysRunner wayKeys = file.getIfAvailable();
        SecureRandom random = new SecureRandom();
        Seal seal = new Seal(
                () -> wayKeys == null ? List.of() : wayKeys.get().secretsFor("identity-keys"), () -> nonce(random));
        var fleet = redis.map(link ->
                        new IdentityKeyRunner.Fleet(link, properties.live().installation(), seal))
                .orElse(null);
        return new IdentityKeyRunner(new KeyCopy(state), fleet, InstantSource.system());
    }

    private static byte[] nonce(SecureRandom random) {
        byte[] nonce = new byte[Seal.NONCE];
        random.nextBytes(nonce);
        return nonce;
    }

    /// Written when keys are first made: most gateways need none.
    private static final class KeyCopy implements IdentityKeyRunner.Copy {
        private final StateFolder state;
        private StateFolder.@Nullable Kept kept;

        KeyCopy(StateFolder state) {
            this.state = state;
        }

        @Override
        public synchronized @Nullable String text() {
            kept = state.find(KEY_FILE);
            return kept == null ? null : kept.text();
        }

        @Override
        public synchronized void keep(String text) {
            kept = kept == null ? state.keep(KEY_FILE, () -> text) : state.replace(kept, text);
        }
    }

    /// Null without Redis: then there is nobody to tell.
    @Bean(destroyMethod = "close")
    @Nullable
    IdentityNewsRunner identityNewsRunner(
            Optional<RedisLink> redis, Forgotten forgotten, TicketKeyRunner made, BanyanProperties properties) {
        BooleanSupplier named = properties.freshness().ticketKeys() == null ? made::isShared : () -> true;
        return redis.map(link -> new IdentityNewsRunner(
                        link, properties.live().installation(), forgotten, named, IdentityConfiguration::millis))
                .orElse(null);
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService identitySigner() {
        return Executors.newSingleThreadExecutor(new DefaultThreadFactory("banyan-identity", true));
    }

    @Bean
    IdentityHolder identityHolder(
            Forgotten forgotten,
            IdentityKeyRunner keys,
            Optional<IdentityNewsRunner> news,
            ExecutorService identitySigner,
            BanyanProperties properties,
            Supplier<TicketKeys> ticketKeys) {
        String installation = properties.live().installation();
        LongPredicate whole = news.<LongPredicate>map(of -> of::isWhole).orElse(now -> true);
        IdentityMeans means = new IdentityMeans(
                forgotten,
                whole,
                new Signing(installation, keys),
                identitySigner,
                InstantSource.system(),
                IdentityConfiguration::millis,
                LOG::warn);
        return new IdentityHolder(
                means,
                text -> ticketKeys.get().names(installation, SALT, text),
                names -> news.ifPresent(of -> of.tell(names)),
                () -> {
                    keys.start();
                    news.ifPresent(IdentityNewsRunner::start);
                });
    }

    @Bean
    OpenPaths identityPaths() {
        return new OpenPaths(Set.of(IdentitySource.KEYS));
    }

    @Bean
    IdentitySource identitySource(IdentityHolder identity, IdentityKeyRunner keys, Optional<IdentityNewsRunner> news) {
        return new IdentitySource() {
            @Override
            public List<String> problems() {
                List<String> problems = new ArrayList<>();
                for (Identities group : identity.groups().values()) {
                    group.notes().problem(InstantSource.system().instant()).ifPresent(problems::add);
                }
                if (!keys.problem().isEmpty()) {
                    problems.add(keys.problem());
                }
                boolean asks = !identity.groups().isEmpty();
                if (asks && news.isPresent() && !news.get().isWhole(millis())) {
                    problems.add("identities are kept for one second only, since it is not certain that this replica"
                            + " hears what the others forget: see that the Redis of --redis runs, and that each replica"
                            + " reaches it");
                }
                return problems;
            }

            @Override
            public String keys() {
                SigningKeys known = keys.get();
                return known == null ? NO_KEYS : known.published();
            }
        };
    }
}
